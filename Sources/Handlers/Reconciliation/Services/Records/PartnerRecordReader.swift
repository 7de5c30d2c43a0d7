package import SharedLayer

/// Reads the lines of a partner's file, in whichever format it is.
package enum PartnerRecordReader: Sendable {
    case jsonLines(JSONLinesRecordReader)
    case csv(CSVRecordReader)

    /// - Parameter columns: of comma separated values; without them the first line was missing, which throws `malformedHeader`.
    package init(format: RecordFileFormat, columns: [String]?) throws(RecordFault) {
        switch format {
        case .jsonLines: self = .jsonLines(JSONLinesRecordReader())
        case .csv: self = .csv(try CSVRecordReader(columns: columns ?? []))
        }
    }

    /// Throws a `RecordFault`.
    package func record(_ line: [UInt8]) throws(RecordFault) -> ReconcilableRecord {
        switch self {
        case .jsonLines(let reader): try reader.record(line)
        case .csv(let reader): try reader.record(line)
        }
    }
}
