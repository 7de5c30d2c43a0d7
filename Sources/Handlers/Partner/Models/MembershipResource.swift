import SharedLayer

/// A membership as its readers see it.
struct MembershipResource: Encodable, Sendable, Equatable {
    let organizationID: String
    let memberID: String
    let role: MemberRole
    let status: PartyStatus
    let joinedAt: Timestamp
    let version: Int

    enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case memberID = "member_id"
        case role
        case status
        case joinedAt = "joined_at"
        case version
    }
}
