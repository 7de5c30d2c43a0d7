/// How a reconciliation is cut into work, decided once: a deployment in the middle changes nothing of it.
package struct ReconciliationPlanModel: VersionedRecordModel {
    package let reference: ReconciliationReference
    package let policy: MatchingPolicy
    package let sliceCount: Int
    /// The columns of a file of comma separated values, in their order.
    package let columns: [String]?
    package var phase: ReconciliationPhase
    package var keyedPartCount: Int
    /// Of both phases.
    package var partCount: Int
    package var version: Int

    package init(reference: ReconciliationReference, policy: MatchingPolicy, sliceCount: Int, columns: [String]?) {
        self.reference = reference
        self.policy = policy
        self.sliceCount = sliceCount
        self.columns = columns
        phase = .scattering
        keyedPartCount = 0
        partCount = 0
        version = 0
    }

    package var key: RecordKey { Self.key(reference) }

    package static func key(_ reference: ReconciliationReference) -> RecordKey {
        RecordKey(partition: reference.partition, sort: "PLAN")
    }

    package func validateShape() throws(ShapeError) {
        try reference.validateShape()
        try policy.validateShape("policy")
        try FieldShape.number(sliceCount, "sliceCount", in: 1...ReconciliationSliceModel.slicesMax)
        if let columns {
            try FieldShape.count(columns, "columns", max: Self.columnsMax)
            for (place, column) in columns.enumerated() { try FieldShape.name(column, "columns[\(place)]") }
        }
        try FieldShape.number(keyedPartCount, "keyedPartCount", in: 0...ReconciliationPartModel.partsMax)
        try FieldShape.number(partCount, "partCount", in: 0...ReconciliationPartModel.partsMax)
        try validateVersion()
    }

    package static let columnsMax = 64
}
