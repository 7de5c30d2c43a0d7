/// A regular expression of JSON Schema (ECMA-262 with the flag `u`), compiled once.
///
/// It is matched in time proportional to the text's length times the pattern's, whatever they are: there is no
/// backtracking that a hostile text could drive. Back references need backtracking, and the property `Script` needs tables
/// that are not there, so they are refused.
final class SchemaPattern: Sendable {
    let text: String
    let program: PatternProgram
    /// Nil when the pattern has to be run by its program.
    let automaton: PatternAutomaton?

    init(_ text: String) throws(PatternError) {
        self.text = text
        var parser = PatternParser(text)
        program = try PatternProgram(try parser.parse())
        automaton = PatternAutomatonBuilder.build(program)
    }

    /// Whether the pattern matches anywhere in the text.
    func matches(_ text: String) -> Bool {
        if let automaton { return automaton.matches(text) }
        return PatternMatcher(program: program, text: text).findsMatch()
    }

    /// Whether the text is a regular expression, be it one that is refused here.
    static func isLegal(_ text: String) -> Bool {
        var parser = PatternParser(text)
        do {
            _ = try parser.parse()
            return true
        } catch {
            return error.code != .syntax
        }
    }
}
