/// A member of the network, on whose behalf publishers send contracts.
package struct OrganizationModel: VersionedRecordModel {
    package let organizationID: String
    package var name: String
    package var status: PartyStatus
    /// The partner that its signed contracts are delivered to.
    package var partnerID: String
    package var version: Int

    package init(organizationID: String, name: String, status: PartyStatus, partnerID: String, version: Int = 0) {
        self.organizationID = organizationID
        self.name = name
        self.status = status
        self.partnerID = partnerID
        self.version = version
    }

    package var key: RecordKey { Self.key(organizationID: organizationID) }

    package static func key(organizationID: String) -> RecordKey {
        RecordKey(partition: "ORGANIZATION#\(organizationID)", sort: "ORGANIZATION")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(organizationID, "organizationID")
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.name(name, "name")
        try validateVersion()
    }
}
