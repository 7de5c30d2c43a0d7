package import SharedLayer

/// Cuts a file into slices of about one size, none of which ends within a record, while its bytes come by.
///
/// Where a record ends can only be known from the beginning on: a line break in comma separated values may stand between quotation
/// marks.
package struct SliceCutter: Sendable {
    private let format: RecordFileFormat
    private let sliceBytes: Int
    /// The bytes before that do not belong to records: the line that names the columns.
    private var start = 0
    private var place = 0
    private var isQuoted = false
    private(set) package var slices: [Range<Int>] = []
    private var firstLine: [UInt8]?

    /// The first line of comma separated values names its columns.
    private(set) package var header: [UInt8]?

    package init(format: RecordFileFormat, sliceBytes: Int) {
        self.format = format
        self.sliceBytes = sliceBytes
        firstLine = format == .csv ? [] : nil
    }

    /// Throws `malformedHeader` when the first line has no end in sight.
    package mutating func add(_ bytes: [UInt8]) throws(RecordFault) {
        for byte in bytes {
            place += 1
            if byte == UInt8(ascii: "\""), format == .csv { isQuoted.toggle() }
            let isEnd = byte == UInt8(ascii: "\n") && !isQuoted
            if firstLine != nil { try take(byte, isEnd: isEnd) } else if isEnd, place - start >= sliceBytes { cut() }
        }
    }

    /// Cuts what is left.
    package mutating func finish() {
        if let firstLine {
            header = firstLine
            start = place
        }
        if place > start { cut() }
    }

    private mutating func take(_ byte: UInt8, isEnd: Bool) throws(RecordFault) {
        guard isEnd else {
            firstLine?.append(byte)
            guard firstLine?.count ?? 0 <= RecordFields.bytesMax else {
                throw RecordFault(.malformedHeader, "has more than \(RecordFields.bytesMax) bytes")
            }
            return
        }
        header = firstLine?.last == UInt8(ascii: "\r") ? firstLine?.dropLast() : firstLine
        firstLine = nil
        start = place
    }

    private mutating func cut() {
        slices.append(start..<place)
        start = place
    }
}
