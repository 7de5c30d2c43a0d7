import SharedLayer

/// The body of `POST /api/v1/organizations`.
struct OrganizationCreation: Decodable, Sendable, Equatable {
    let organizationID: String?
    let name: String
    let partnerID: String

    enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case name
        case partnerID = "partner_id"
    }
}
