/// A regular expression of JSON Schema (ECMA-262), compiled once.
///
/// It is matched in time proportional to the text's length times the pattern's, whatever they are: there is no
/// backtracking that a hostile text could drive. Back references and assertions that look around need backtracking, so
/// they are refused.
struct SchemaPattern: Sendable {
    let text: String
    private let program: [PatternInstruction]

    init(_ text: String) throws(PatternError) {
        self.text = text
        var parser = PatternParser(text)
        program = try PatternProgram.compile(try parser.parse())
    }

    /// Whether the pattern matches anywhere in the text.
    func matches(_ text: String) -> Bool {
        var matcher = PatternMatcher(program: program, scalars: Array(text.unicodeScalars))
        return matcher.findsMatch()
    }
}
