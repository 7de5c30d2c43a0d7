import SharedLayer

/// The body of `POST /api/v1/partners`.
struct PartnerCreation: Decodable, Sendable, Equatable {
    let partnerID: String?
    let name: String
    let endpointURL: String
    let apiKey: String
    let apiKeyHeader: String?
    let ownerOrganizationID: String?

    enum CodingKeys: String, CodingKey {
        case partnerID = "partner_id"
        case name
        case endpointURL = "endpoint_url"
        case apiKey = "api_key"
        case apiKeyHeader = "api_key_header"
        case ownerOrganizationID = "owner_organization_id"
    }
}
