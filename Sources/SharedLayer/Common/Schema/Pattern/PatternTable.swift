/// Where an automaton stands in a row of cells that it shares with others.
///
/// From `base` on: the classes of the 128 ASCII characters; for each state a row with the row of the next state by the
/// character's class; for each state 1 when the text may end there. Row 0 is the state from which nothing matches any more,
/// the next row the one at which the pattern has matched, whatever follows.
struct PatternTable: Sendable {
    var base = 0
    let classesCount: Int
    let statesCount: Int
    /// The row of the first state.
    let start: Int

    static let asciiCount = 128

    /// The row at which the pattern has matched.
    var matched: Int { classesCount }

    func next(_ row: Int, _ kind: Int, in cells: [UInt16]) -> Int {
        Int(cells[base &+ Self.asciiCount &+ row &+ kind])
    }

    func mayEnd(_ row: Int, in cells: [UInt16]) -> Bool {
        cells[base + Self.asciiCount + statesCount * classesCount + row / classesCount] == 1
    }

    /// Whether the pattern matches anywhere in a text of ASCII; nil when another character decides.
    func matches(_ text: String, in cells: [UInt16]) -> Bool? {
        let bytes = text.utf8.span
        var row = start
        if row <= matched { return row == matched }
        for place in 0..<bytes.count {
            let byte = bytes[place]
            guard byte < Self.asciiCount else { return nil }
            row = next(row, Int(cells[base &+ Int(byte)]), in: cells)
            if row <= matched { return row == matched }
        }
        return mayEnd(row, in: cells)
    }
}
