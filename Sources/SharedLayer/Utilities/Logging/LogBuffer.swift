/// Records that an invocation may still want to write.
struct LogBuffer: Sendable {
    private(set) var lines: [[UInt8]] = []
    private(set) var evictedCount = 0
    private var bytes = 0

    /// Puts the record last; the oldest ones go where there is no room, and a record that is longer than all of it.
    mutating func append(_ line: [UInt8], bytesMax: Int) {
        lines.append(line)
        bytes += line.count
        var evicted = 0
        while bytes > bytesMax {
            bytes -= lines[evicted].count
            evicted += 1
        }
        lines.removeFirst(evicted)
        evictedCount += evicted
    }

    /// Empties it, and says what it held.
    mutating func drain() -> LogBuffer {
        let drained = self
        self = LogBuffer()
        return drained
    }
}
