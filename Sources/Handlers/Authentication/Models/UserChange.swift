package import SharedLayer

/// The body of `PATCH /api/v1/auth/users/{userId}`: what is there is changed.
package struct UserChange: Decodable, Sendable {
    package let name: String?
    package let status: UserStatus?
}
