/// A subscriber's pass: what a charge is made against.
package struct MPassModel: VersionedRecordModel {
    package let mPassID: String
    package let organizationID: String
    package var status: MPassStatus
    package var tier: MPassTier
    package var version: Int

    package init(mPassID: String, organizationID: String, status: MPassStatus, tier: MPassTier, version: Int = 0) {
        self.mPassID = mPassID
        self.organizationID = organizationID
        self.status = status
        self.tier = tier
        self.version = version
    }

    package var key: RecordKey { Self.key(mPassID: mPassID) }

    package static func key(mPassID: String) -> RecordKey {
        RecordKey(partition: "MPASS#\(mPassID)", sort: "MPASS")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(mPassID, "mPassID")
        try FieldShape.identifier(organizationID, "organizationID")
        try validateVersion()
    }
}
