import SharedLayer

/// An API key as its readers see it. Only the answer that made it has the key itself.
struct APIKeyResource: Encodable, Sendable, Equatable {
    let keyID: String
    let organizationID: String
    let hint: String
    let scopes: [String]
    let status: APIKeyStatus
    let createdAt: Timestamp
    let validUntil: Timestamp?
    let version: Int
    var key: String?

    enum CodingKeys: String, CodingKey {
        case keyID = "key_id"
        case organizationID = "organization_id"
        case hint
        case scopes
        case status
        case createdAt = "created_at"
        case validUntil = "valid_until"
        case version
        case key
    }
}
