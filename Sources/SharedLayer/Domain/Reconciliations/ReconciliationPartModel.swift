/// Records of both sides that can match each other, matched by one invocation: a range of buckets.
package struct ReconciliationPartModel: VersionedRecordModel {
    package let reference: ReconciliationReference
    /// 1 for the first part.
    package let part: Int
    /// Every record is in the bucket that the hash of what it is matched by says; a part has whole buckets.
    package let firstBucket: Int
    package let bucketCount: Int
    package var status: ReconciliationPartStatus
    package var counts: OutcomeCounts
    package var tallies: [RecordTally]
    package var results: [ResultFile]
    /// What found nobody and is handed on.
    package var left: [WorkObject]
    package var version: Int

    package init(reference: ReconciliationReference, part: Int, firstBucket: Int, bucketCount: Int) {
        self.reference = reference
        self.part = part
        self.firstBucket = firstBucket
        self.bucketCount = bucketCount
        status = .pending
        counts = OutcomeCounts()
        tallies = []
        results = []
        left = []
        version = 0
    }

    package var buckets: Range<Int> { firstBucket..<(firstBucket + bucketCount) }

    package var key: RecordKey { Self.key(reference, part: part) }

    package static func key(_ reference: ReconciliationReference, part: Int) -> RecordKey {
        RecordKey(partition: reference.partition, sort: NumberedKey.text(sortPrefix, part))
    }

    package static let sortPrefix = "PART#"
    package static let partsMax = 10_000

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.number(part, "part", in: 1...Self.partsMax)
        try FieldShape.number(firstBucket, "firstBucket", in: 0...NumberedKey.numberMax)
        try FieldShape.number(bucketCount, "bucketCount", in: 1...NumberedKey.numberMax)
        try counts.validateShape()
        try FieldShape.count(tallies, "tallies", max: RecordTally.talliesMax)
        for (place, tally) in tallies.enumerated() { try tally.validateShape("tallies[\(place)]") }
        try FieldShape.count(results, "results", max: WorkObject.objectsMax)
        for (place, file) in results.enumerated() { try file.validateShape("results[\(place)]") }
        try FieldShape.count(left, "left", max: WorkObject.objectsMax)
        for (place, object) in left.enumerated() { try object.validateShape("left[\(place)]") }
        try validateVersion()
    }
}
