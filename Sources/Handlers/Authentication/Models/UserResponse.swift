package import SharedLayer

/// A user as the API gives them; their password's hash it gives to nobody.
package struct UserResponse: Encodable, Sendable, Equatable {
    package let userID: String
    package let email: String
    package let name: String
    package let status: UserStatus
    package let organizationID: String
    package let hasPassword: Bool
    package let createdAt: Timestamp
    /// Nil in lists.
    package var memberships: [Membership]?

    package struct Membership: Encodable, Sendable, Equatable {
        package let organizationID: String
        package let role: MemberRole
        package let status: PartyStatus
        package let joinedAt: Timestamp

        enum CodingKeys: String, CodingKey {
            case role, status
            case organizationID = "organization_id"
            case joinedAt = "joined_at"
        }
    }

    enum CodingKeys: String, CodingKey {
        case email, name, status, memberships
        case userID = "user_id"
        case organizationID = "organization_id"
        case hasPassword = "has_password"
        case createdAt = "created_at"
    }
}
