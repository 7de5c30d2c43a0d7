/// Cuts a stream of bytes into lines, without keeping more than a bounded part of a line that does not end.
struct LineSplitter: Sendable {
    let lineBytesMax: Int
    private var partial: [UInt8] = []

    init(lineBytesMax: Int = InvocationLimits.logLineBytesMax) {
        self.lineBytesMax = lineBytesMax
    }

    /// The lines that are complete now, without their line ends. A line may be over the limit by what one call brings.
    mutating func append(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            partial += rest[..<end]
            if partial.last == UInt8(ascii: "\r") { partial.removeLast() }
            lines.append(partial)
            partial = []
            rest = rest[(end + 1)...]
        }
        partial += rest
        if partial.count >= lineBytesMax {
            lines.append(partial)
            partial = []
        }
        return lines
    }

    /// What was left without a line end.
    mutating func finish() -> [UInt8]? {
        defer { partial = [] }
        return partial.isEmpty ? nil : partial
    }
}
