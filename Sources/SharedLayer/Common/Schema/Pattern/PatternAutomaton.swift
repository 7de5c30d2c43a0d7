/// A pattern as a deterministic automaton: one look into a table for each character.
///
/// Only for patterns whose table stays small; the others are run by `PatternMatcher`.
struct PatternAutomaton: Sendable {
    let table: PatternTable
    let cells: [UInt16]
    private let alphabet: PatternAlphabet

    /// - Parameters:
    ///   - transitions: For each state a row with the row of the next state, by the character's class.
    ///   - start: The row of the first state.
    ///   - ends: For each state whether the text may end there.
    init(transitions: [UInt16], alphabet: PatternAlphabet, start: Int, ends: [Bool]) {
        self.alphabet = alphabet
        table = PatternTable(classesCount: alphabet.classesCount, statesCount: ends.count, start: start)
        cells = alphabet.ofASCII.map(UInt16.init) + transitions + ends.map { $0 ? 1 : 0 }
    }

    /// Whether the pattern matches anywhere in the text.
    func matches(_ text: String) -> Bool {
        if let answer = table.matches(text, in: cells) { return answer }
        var row = table.start
        for scalar in text.unicodeScalars {
            row = table.next(row, alphabet.place(of: scalar.value), in: cells)
            if row <= table.matched { return row == table.matched }
        }
        return table.mayEnd(row, in: cells)
    }
}
