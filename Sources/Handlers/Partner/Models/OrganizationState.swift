import SharedLayer

/// What of an organization can be changed.
struct OrganizationState: Codable, Sendable, Equatable {
    let name: String
    let status: PartyStatus
    let partnerID: String

    enum CodingKeys: String, CodingKey {
        case name
        case status
        case partnerID = "partner_id"
    }
}
