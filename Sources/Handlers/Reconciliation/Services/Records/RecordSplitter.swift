package import SharedLayer

/// Cuts bytes that come piece by piece into records: lines, in which a line break between quotation marks of comma separated values
/// belongs to the value.
package struct RecordSplitter: Sendable {
    private let format: RecordFileFormat
    private var waiting: [UInt8] = []
    private var isQuoted = false

    package init(format: RecordFileFormat) {
        self.format = format
    }

    /// The records that `bytes` end, without their line breaks; empty lines are none. Throws `tooLong`.
    package mutating func records(in bytes: [UInt8]) throws(RecordFault) -> [[UInt8]] {
        var records: [[UInt8]] = []
        var start = 0
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\""), format == .csv { isQuoted.toggle() }
            guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
            try add(waiting + bytes[start..<place], to: &records)
            waiting = []
            start = place + 1
        }
        waiting += bytes[start...]
        guard waiting.count <= RecordFields.bytesMax else { throw Self.tooLong }
        return records
    }

    /// What the last bytes leave, when no line break ends them.
    package mutating func rest() throws(RecordFault) -> [[UInt8]] {
        var records: [[UInt8]] = []
        try add(waiting, to: &records)
        waiting = []
        return records
    }

    private func add(_ line: [UInt8], to records: inout [[UInt8]]) throws(RecordFault) {
        let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line[...]
        guard line.count <= RecordFields.bytesMax else { throw Self.tooLong }
        if !line.isEmpty { records.append(Array(line)) }
    }

    private static let tooLong = RecordFault(
        .tooLong, "has more than \(RecordFields.bytesMax) bytes")
}
