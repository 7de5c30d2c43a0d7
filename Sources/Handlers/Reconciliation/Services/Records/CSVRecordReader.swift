import SharedLayer

/// Reads a line of comma separated values (RFC 4180), by the columns that the file's first line names.
package struct CSVRecordReader: Sendable {
    private let columns: [String]

    /// Throws a `RecordFault` with `malformedHeader` unless every column is a field of a record, each once, and none is missing.
    package init(columns: [String]) throws(RecordFault) {
        if let unknown = columns.first(where: { !RecordFields.names.contains($0) }) {
            throw RecordFault(.malformedHeader, field: "\(unknown.prefix(64))", "is no field of a record")
        }
        guard Set(columns).count == columns.count else {
            throw RecordFault(.malformedHeader, "names a column twice")
        }
        if let missing = RecordFields.required.first(where: { !columns.contains($0) }) {
            throw RecordFault(.malformedHeader, field: missing, "has no column")
        }
        self.columns = columns
    }

    /// Throws a `RecordFault`, whatever the bytes are.
    package func record(_ line: [UInt8]) throws(RecordFault) -> ReconcilableRecord {
        let cells = try Self.cells(line)
        guard cells.count == columns.count else {
            throw RecordFault(.malformed, "has \(cells.count) values for \(columns.count) columns")
        }
        var fields = RecordFields()
        for (column, cell) in zip(columns, cells) { fields[column] = cell }
        return try fields.record()
    }

    /// The values of a line without its line break. Throws a `RecordFault`.
    package static func cells(_ line: [UInt8]) throws(RecordFault) -> [String] {
        var cells: [String] = []
        var place = 0
        while true {
            let cell: [UInt8]
            if place < line.count, line[place] == quote {
                cell = try quoted(line, &place)
            } else {
                let end = line[place...].firstIndex(of: comma) ?? line.count
                cell = Array(line[place..<end])
                guard !cell.contains(quote) else {
                    throw RecordFault(.malformed, "has a quotation mark in a value without quotation marks")
                }
                place = end
            }
            guard let text = String(validating: cell, as: UTF8.self) else {
                throw RecordFault(.malformed, "is no UTF-8")
            }
            cells.append(text)
            guard place < line.count else { return cells }
            guard line[place] == comma else {
                throw RecordFault(.malformed, "has more behind a closing quotation mark")
            }
            place += 1
        }
    }

    /// The value that begins with the quotation mark at `place`, which comes to stand behind its end.
    private static func quoted(_ line: [UInt8], _ place: inout Int) throws(RecordFault) -> [UInt8] {
        var value: [UInt8] = []
        place += 1
        while place < line.count {
            let byte = line[place]
            place += 1
            guard byte == quote else {
                value.append(byte)
                continue
            }
            guard place < line.count, line[place] == quote else { return value }
            value.append(quote)
            place += 1
        }
        throw RecordFault(.malformed, "has a quotation mark that nothing closes")
    }

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
}
