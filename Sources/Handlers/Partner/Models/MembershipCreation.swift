import SharedLayer

/// The body of `POST /api/v1/organizations/{organizationId}/memberships`.
struct MembershipCreation: Decodable, Sendable, Equatable {
    let memberID: String
    let role: MemberRole

    enum CodingKeys: String, CodingKey {
        case memberID = "member_id"
        case role
    }
}
