/// Where a partner takes one kind of message, and how it knows us there.
package struct EndpointModel: VersionedRecordModel {
    package let partnerID: String
    package let endpointID: String
    package var purpose: EndpointPurpose
    /// Absolute `https` URL; `http` only where inside addresses are allowed.
    package var url: String
    package var authentication: EndpointAuthentication
    /// Where the secret is kept: the name of a parameter or of a secret, never the secret itself.
    package var secretName: String?
    package var status: PartyStatus
    package let createdAt: Timestamp
    package var version: Int

    package init(
        partnerID: String, endpointID: String, purpose: EndpointPurpose, url: String,
        authentication: EndpointAuthentication, secretName: String? = nil, status: PartyStatus = .active,
        createdAt: Timestamp, version: Int = 0
    ) {
        self.partnerID = partnerID
        self.endpointID = endpointID
        self.purpose = purpose
        self.url = url
        self.authentication = authentication
        self.secretName = secretName
        self.status = status
        self.createdAt = createdAt
        self.version = version
    }

    package var key: RecordKey { Self.key(partnerID: partnerID, endpointID: endpointID) }

    package static func key(partnerID: String, endpointID: String) -> RecordKey {
        RecordKey(partition: PartnerModel.key(partnerID: partnerID).partition, sort: sortPrefix + endpointID)
    }

    package static let sortPrefix = "ENDPOINT#"

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.identifier(endpointID, "endpointID")
        try FieldShape.url(url, "url")
        if let secretName { try FieldShape.name(secretName, "secretName") }
        try validateVersion()
    }
}
