/// Who receives signed contracts: an HTTP endpoint and the key that opens it.
package struct PartnerModel: VersionedRecordModel {
    package let partnerID: String
    package var name: String
    package var status: PartyStatus
    /// Absolute `https` URL; `http` only where inside addresses are allowed.
    package var endpointURL: String
    package var apiKeyHeader: String
    /// The secret in Secrets Manager that has the key, and the version of it that counts: naming the version turns all deliveries
    /// to another key at once, when this record is saved.
    package var apiKeySecretName: String?
    package var apiKeySecretVersion: String?
    /// The key itself, in records from before keys were kept in Secrets Manager. Never logged.
    package var apiKey: String?
    /// The organization that administers it beside the operator; nil: the operator alone. Several organizations may deliver to
    /// one partner, and none of them may turn the others' contracts elsewhere.
    package var ownerOrganizationID: String?
    package var version: Int

    package static let apiKeyHeaderDefault = "X-API-Key"

    package init(
        partnerID: String, name: String, status: PartyStatus, endpointURL: String,
        apiKeyHeader: String = apiKeyHeaderDefault, apiKey: String? = nil, ownerOrganizationID: String? = nil,
        version: Int = 0
    ) {
        self.partnerID = partnerID
        self.name = name
        self.status = status
        self.endpointURL = endpointURL
        self.apiKeyHeader = apiKeyHeader
        self.apiKey = apiKey
        self.ownerOrganizationID = ownerOrganizationID
        self.version = version
    }

    package var key: RecordKey { Self.key(partnerID: partnerID) }

    package static func key(partnerID: String) -> RecordKey {
        RecordKey(partition: "PARTNER#\(partnerID)", sort: "PARTNER")
    }

    package func validateShape() throws(ShapeError) {
        try FieldShape.identifier(partnerID, "partnerID")
        try FieldShape.name(name, "name")
        try FieldShape.url(endpointURL, "endpointURL")
        // RFC 9110 section 5.1 allows more in a field name; no API key header uses it.
        guard JSONValidator().identifierFault(apiKeyHeader) == nil, !apiKeyHeader.contains(":") else {
            throw ShapeError(.malformedText, field: "apiKeyHeader", "must be the name of an HTTP header field")
        }
        if let apiKey {
            guard !apiKey.isEmpty, apiKey.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
                throw ShapeError(
                    .malformedText, field: "apiKey", "must be visible ASCII, for it is sent in a header field")
            }
            try FieldShape.note(apiKey, "apiKey")
        }
        guard (apiKeySecretName == nil) == (apiKeySecretVersion == nil), apiKeySecretName != nil || apiKey != nil else {
            throw ShapeError(.missing, field: "apiKeySecretName", "must be there with its version, or else the key")
        }
        if let apiKeySecretName { try FieldShape.name(apiKeySecretName, "apiKeySecretName") }
        if let apiKeySecretVersion { try FieldShape.name(apiKeySecretVersion, "apiKeySecretVersion") }
        if let ownerOrganizationID { try FieldShape.identifier(ownerOrganizationID, "ownerOrganizationID") }
        try validateVersion()
    }
}
