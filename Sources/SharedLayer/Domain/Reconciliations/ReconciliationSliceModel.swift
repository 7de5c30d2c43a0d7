/// A stretch of one side's records, read by one invocation: bytes of the partner's file, or days of our ledger.
package struct ReconciliationSliceModel: VersionedRecordModel {
    package let reference: ReconciliationReference
    /// 1 for the first slice.
    package let slice: Int
    package let side: RecordSide
    /// Bytes of the file or of the inline records, or days since 1970: the first, and the first behind the last.
    package let start: Int
    package let end: Int
    package var isDone: Bool
    package var recordCount: Int
    package var tallies: [RecordTally]
    package var objects: [WorkObject]
    package var version: Int

    package init(reference: ReconciliationReference, slice: Int, side: RecordSide, start: Int, end: Int) {
        self.reference = reference
        self.slice = slice
        self.side = side
        self.start = start
        self.end = end
        isDone = false
        recordCount = 0
        tallies = []
        objects = []
        version = 0
    }

    package var key: RecordKey { Self.key(reference, slice: slice) }

    package static func key(_ reference: ReconciliationReference, slice: Int) -> RecordKey {
        RecordKey(partition: reference.partition, sort: NumberedKey.text(sortPrefix, slice))
    }

    package static let sortPrefix = "SLICE#"
    package static let slicesMax = 1_000

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try FieldShape.number(slice, "slice", in: 1...Self.slicesMax)
        try FieldShape.number(start, "start", in: 0...(5 << 30))
        try FieldShape.number(end, "end", in: start...(5 << 30))
        try FieldShape.number(recordCount, "recordCount", in: 0...NumberedKey.numberMax)
        try FieldShape.count(tallies, "tallies", max: RecordTally.talliesMax)
        for (place, tally) in tallies.enumerated() { try tally.validateShape("tallies[\(place)]") }
        try FieldShape.count(objects, "objects", max: WorkObject.objectsMax)
        for (place, object) in objects.enumerated() { try object.validateShape("objects[\(place)]") }
        try validateVersion()
    }
}
