import SharedLayer

/// The body of `POST /api/v1/organizations/{organizationId}/api-keys`.
struct APIKeyCreation: Decodable, Sendable, Equatable {
    let scopes: [String]
    let validUntil: Timestamp?

    enum CodingKeys: String, CodingKey {
        case scopes
        case validUntil = "valid_until"
    }
}
