import SharedLayer

/// A record as a line of the work between two steps: fields between tabs, which identifiers never contain.
enum RecordLine {
    static func append(_ record: ReconcilableRecord, to bytes: inout [UInt8]) {
        let fields = [
            record.id, record.kind == .charge ? "C" : "R", String(record.amount.minorUnits),
            record.amount.currency.code,
            String(record.daysSince1970), record.transactionID ?? "", record.contractID ?? "", record.period ?? "",
            record.mPassID ?? "", record.isInPeriod ? "" : "O",
        ]
        for (place, field) in fields.enumerated() {
            if place > 0 { bytes.append(tab) }
            bytes += field.utf8
        }
        bytes.append(lineFeed)
    }

    /// Throws `malformedWork`: the bytes are our own.
    static func records(_ bytes: [UInt8]) throws(ReconciliationError) -> [ReconcilableRecord] {
        var records: [ReconcilableRecord] = []
        var place = 0
        while place < bytes.count {
            guard let end = bytes[place...].firstIndex(of: lineFeed) else { throw malformed }
            records.append(try record(bytes[place..<end]))
            place = end + 1
        }
        return records
    }

    private static func record(_ line: ArraySlice<UInt8>) throws(ReconciliationError) -> ReconcilableRecord {
        let fields = line.split(separator: tab, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard fields.count == 10, let minorUnits = Int64(fields[2]), let currency = Currency(fields[3]),
            let days = Int(fields[4])
        else { throw malformed }
        let amount: Money
        do {
            amount = try Money(minorUnits: minorUnits, currency: currency)
        } catch {
            throw ReconciliationError(.malformedWork, "A work object has an impossible amount.", cause: error)
        }
        return ReconcilableRecord(
            id: fields[0], kind: fields[1] == "C" ? .charge : .refund, amount: amount, daysSince1970: days,
            transactionID: optional(fields[5]), contractID: optional(fields[6]), period: optional(fields[7]),
            mPassID: optional(fields[8]), isInPeriod: fields[9].isEmpty)
    }

    private static func optional(_ text: String) -> String? { text.isEmpty ? nil : text }

    private static var malformed: ReconciliationError {
        ReconciliationError(.malformedWork, "A work object has a line that is no record.")
    }

    private static let tab = UInt8(ascii: "\t")
    private static let lineFeed = UInt8(ascii: "\n")
}
