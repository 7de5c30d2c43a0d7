import SharedLayer

/// What of a membership can be changed.
struct MembershipState: Codable, Sendable, Equatable {
    let role: MemberRole
    let status: PartyStatus

    enum CodingKeys: String, CodingKey {
        case role
        case status
    }
}
