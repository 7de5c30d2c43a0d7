/// The body of `PUT /api/v1/auth/users/{userId}/password`.
package struct PasswordChange: Decodable, Sendable {
    package let password: String
}
