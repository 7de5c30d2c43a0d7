import SharedLayer

/// A partner as its readers see it: without its key.
struct PartnerResource: Encodable, Sendable, Equatable {
    let partnerID: String
    let name: String
    let status: PartyStatus
    let endpointURL: String
    let apiKeyHeader: String
    let ownerOrganizationID: String?
    let version: Int

    enum CodingKeys: String, CodingKey {
        case partnerID = "partner_id"
        case name
        case status
        case endpointURL = "endpoint_url"
        case apiKeyHeader = "api_key_header"
        case ownerOrganizationID = "owner_organization_id"
        case version
    }
}
