import SharedLayer

/// What a deployment of the provider decides.
package struct AuthenticationSettings: Sendable {
    /// `iss` of every token, and what the endpoints' URLs begin with.
    package var issuer: String
    /// `aud` of access tokens: this API.
    package var audience: String
    package var accessTokenSeconds: Int64 = 300
    package var grantSeconds: Int64 = 43_200
    package var operatorOrganizationID: String?

    /// A code is exchanged at once (RFC 6749 section 4.1.2 recommends ten minutes at most).
    package static let codeSeconds: Int64 = 60
    /// How long a used code is remembered, so that its second use is seen.
    package static let codeMemorySeconds: Int64 = 86_400

    package init(issuer: String, audience: String, operatorOrganizationID: String? = nil) {
        self.issuer = issuer
        self.audience = audience
        self.operatorOrganizationID = operatorOrganizationID
    }

    /// Throws a `ConfigError`.
    init(_ parts: FunctionParts) throws(ConfigError) {
        let (issuer, accessTokenSeconds, grantSeconds) = try parts.config.values(
            .tokenIssuer, .accessTokenSeconds, .grantSeconds)
        self.init(
            issuer: issuer, audience: try parts.tokenAudience(),
            operatorOrganizationID: try parts.config.optional(.operatorOrganization))
        self.accessTokenSeconds = Int64(accessTokenSeconds)
        self.grantSeconds = Int64(grantSeconds)
    }
}
