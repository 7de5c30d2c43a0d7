package import SharedLayer

/// The body of `PUT /api/v1/auth/users/{userId}/memberships/{organizationId}`.
package struct MembershipChange: Decodable, Sendable {
    package let role: MemberRole
}
