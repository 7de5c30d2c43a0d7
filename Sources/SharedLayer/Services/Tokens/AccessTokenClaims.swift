/// What an access token says (RFC 9068 section 2.2).
package struct AccessTokenClaims: Sendable, Hashable {
    /// Whom the token speaks for: a user, or the client itself.
    package let subject: String
    package let clientID: String
    package let tokenID: String
    /// `org`: whose records the token opens; nil opens none.
    package let tenantID: String?
    package let scopes: Set<String>
    /// `grant_id`: what a person granted, which the token ends with; nil for a client's own token.
    package let grantID: String?
    /// Seconds since 1970.
    package let issuedAt: Int64
    package let expiresAt: Int64

    package init(
        subject: String, clientID: String, tokenID: String, tenantID: String?, scopes: Set<String>,
        grantID: String? = nil, issuedAt: Int64, expiresAt: Int64
    ) {
        self.subject = subject
        self.clientID = clientID
        self.tokenID = tokenID
        self.tenantID = tenantID
        self.scopes = scopes
        self.grantID = grantID
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }

    /// A client that speaks for itself is its own subject (RFC 9068 section 2.2).
    package var isOfClient: Bool { subject == clientID }
}
