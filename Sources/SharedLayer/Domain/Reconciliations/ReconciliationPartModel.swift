/// One part of a reconciliation's records, matched by one invocation.
package struct ReconciliationPartModel: VersionedRecordModel {
    package let reference: ReconciliationReference
    /// 1 for the first part.
    package let part: Int
    /// Where its records begin in the partner's, from 0, and how many they are.
    package let firstRecord: Int
    package let recordCount: Int
    package var status: ReconciliationPartStatus
    package var counts: OutcomeCounts
    package var failureReason: String?
    package var version: Int

    package init(reference: ReconciliationReference, part: Int, firstRecord: Int, recordCount: Int) {
        self.reference = reference
        self.part = part
        self.firstRecord = firstRecord
        self.recordCount = recordCount
        status = .pending
        counts = OutcomeCounts()
        version = 0
    }

    package var key: RecordKey { Self.key(reference, part: part) }

    package static func key(_ reference: ReconciliationReference, part: Int) -> RecordKey {
        RecordKey(partition: reference.partition, sort: NumberedKey.text(sortPrefix, part))
    }

    package static let sortPrefix = "PART#"
    package static let partsMax = 10_000

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.number(part, "part", in: 1...Self.partsMax)
        try FieldShape.number(firstRecord, "firstRecord", in: 0...NumberedKey.numberMax)
        try FieldShape.number(recordCount, "recordCount", in: 1...NumberedKey.numberMax)
        try counts.validateShape()
        if let failureReason { try FieldShape.note(failureReason, "failureReason") }
        try validateVersion()
    }
}
