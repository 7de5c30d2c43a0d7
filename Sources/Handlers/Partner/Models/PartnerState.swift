import SharedLayer

/// What of a partner can be changed.
struct PartnerState: Codable, Sendable, Equatable {
    let name: String
    let status: PartyStatus
    let endpointURL: String
    let apiKey: String?
    let apiKeyHeader: String
    let ownerOrganizationID: String?

    enum CodingKeys: String, CodingKey {
        case name
        case status
        case endpointURL = "endpoint_url"
        case apiKey = "api_key"
        case apiKeyHeader = "api_key_header"
        case ownerOrganizationID = "owner_organization_id"
    }
}
