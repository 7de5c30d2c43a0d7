import SharedLayer

/// An organization as its readers see it.
struct OrganizationResource: Encodable, Sendable, Equatable {
    let organizationID: String
    let name: String
    let status: PartyStatus
    let partnerID: String
    let version: Int

    enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case name
        case status
        case partnerID = "partner_id"
        case version
    }
}
