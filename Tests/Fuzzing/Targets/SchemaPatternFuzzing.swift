@testable import SharedLayer

/// A pattern is read or refused, and its automaton finds what its program finds.
func fuzzSchemaPattern(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let text = input.text()
    guard let pattern = try? SchemaPattern(text) else { return }
    try promise(SchemaPattern.isLegal(text), "\(text) is a regular expression")
    while !input.isEmpty {
        let subject = input.text()
        let matches = PatternMatcher(program: pattern.program, text: subject).findsMatch()
        try promise(pattern.matches(subject) == matches, "\(text) matches “\(subject)” in both ways or in none")
    }
}
