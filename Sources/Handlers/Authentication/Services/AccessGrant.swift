package import SharedLayer

/// What a token is to say: who, for which client, for whose records, how much.
package struct AccessGrant: Sendable, Equatable {
    package var subject: String
    package var clientID: String
    package var organizationID: String?
    package var role: MemberRole?
    package var scopes: [AccessScope]
    /// What a person granted; nil for a client's own token.
    package var grantID: String?
    package var authenticatedAt: Timestamp?
}
