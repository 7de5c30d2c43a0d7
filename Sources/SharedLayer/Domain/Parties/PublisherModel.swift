/// A system of an organization that signs and sends contracts.
package struct PublisherModel: VersionedRecordModel {
    package let publisherID: String
    package let organizationID: String
    package var name: String
    package var status: PartyStatus
    package var version: Int

    package init(publisherID: String, organizationID: String, name: String, status: PartyStatus, version: Int = 0) {
        self.publisherID = publisherID
        self.organizationID = organizationID
        self.name = name
        self.status = status
        self.version = version
    }

    package var key: RecordKey { Self.key(publisherID: publisherID) }

    package static func key(publisherID: String) -> RecordKey {
        RecordKey(partition: "PUBLISHER#\(publisherID)", sort: "PUBLISHER")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(publisherID, "publisherID")
        try FieldShape.identifier(organizationID, "organizationID")
        try FieldShape.name(name, "name")
        try validateVersion()
    }
}
