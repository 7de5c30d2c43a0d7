package import SharedLayer

/// The body of `POST /api/v1/auth/users`.
package struct UserRequest: Decodable, Sendable {
    package let email: String
    package let name: String
    /// Nil: the caller's own.
    package let organizationID: String?
    package let role: MemberRole
    package let password: String?

    enum CodingKeys: String, CodingKey {
        case email, name, role, password
        case organizationID = "organization_id"
    }
}
