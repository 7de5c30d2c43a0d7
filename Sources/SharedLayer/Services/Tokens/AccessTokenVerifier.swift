/// Verifies access tokens in the profile of RFC 9068, without asking their issuer.
///
/// So a revoked token opens this API until it expires: minutes, by the issuer's configuration. Where that is too long, the
/// issuer's introspection endpoint says more.
package struct AccessTokenVerifier: Sendable {
    private let keys: TokenKeys
    private let issuer: String
    private let audience: String
    private let now: @Sendable () -> Timestamp

    /// How far the issuer's clock may be ahead of ours.
    package static let clockSkewSecondsMax: Int64 = 60
    /// `typ` of an access token (RFC 9068 section 2.1): an ID token never passes for one.
    package static let type = "at+jwt"

    package init(
        keys: TokenKeys, issuer: String, audience: String, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.keys = keys
        self.issuer = issuer
        self.audience = audience
        self.now = now
    }

    /// Throws every code of `TokenError` but `signingFailed`.
    package func verify(_ compact: String) async throws(TokenError) -> AccessTokenClaims {
        let token = try JSONWebToken(compact: compact, algorithms: [TokenSigner.algorithm])
        guard token.type == Self.type else {
            throw TokenError(.typeRefused, "The token is no access token")
        }
        guard let keyID = token.keyID else {
            throw TokenError(.keyUnknown, "The token does not name its key")
        }
        guard token.isSigned(by: try await keys.key(named: keyID).key) else {
            throw TokenError(.signatureMismatch, "The token was not signed with the key that it names")
        }
        return try read(TokenClaims(token.claims))
    }

    private func read(_ claims: TokenClaims) throws(TokenError) -> AccessTokenClaims {
        try claims.requireIssuer(issuer)
        try claims.requireAudience(audience)
        let issuedAt = try claims.seconds("iat")
        let expiresAt = try claims.requireTime(now().secondsSince1970, skewSecondsMax: Self.clockSkewSecondsMax)
        return AccessTokenClaims(
            subject: try claims.text("sub"), clientID: try claims.text("client_id"),
            tokenID: try claims.text("jti"), tenantID: try claims.optionalText("org"),
            scopes: try claims.scopes(), grantID: try claims.optionalText("grant_id"), issuedAt: issuedAt,
            expiresAt: expiresAt)
    }
}
