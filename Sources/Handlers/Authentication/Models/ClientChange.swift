package import SharedLayer

/// The body of `PATCH /api/v1/auth/clients/{clientId}`.
package struct ClientChange: Decodable, Sendable {
    package let status: UserStatus
}
