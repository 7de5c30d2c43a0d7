import OpenSSLCrypto
package import SharedLayer

/// Makes access tokens (RFC 9068) and ID tokens (OpenID Connect Core section 2).
package struct TokenMint: Sendable {
    private let signer: TokenSigner
    private let settings: AuthenticationSettings
    private let secrets: SecretSource

    package init(signer: TokenSigner, settings: AuthenticationSettings, secrets: SecretSource = SecretSource()) {
        self.signer = signer
        self.settings = settings
        self.secrets = secrets
    }

    /// Throws a `TokenError`.
    package func accessToken(_ grant: AccessGrant) async throws(TokenError) -> String {
        try await signer.sign(
            accessClaims(grant, tokenID: secrets.identifier(), at: secrets.now()), type: AccessTokenVerifier.type)
    }

    /// Throws a `TokenError`.
    package func idToken(
        _ grant: AccessGrant, nonce: String?, accessToken: String
    ) async throws(TokenError) -> String {
        try await signer.sign(
            idClaims(grant, nonce: nonce, accessToken: accessToken, at: secrets.now()), type: "JWT")
    }

    package func accessClaims(_ grant: AccessGrant, tokenID: String, at now: Timestamp) -> JSONObject {
        var claims = common(grant, at: now)
        claims["aud"] = .string(settings.audience)
        claims["client_id"] = .string(grant.clientID)
        claims["jti"] = .string(tokenID)
        claims["scope"] = .string(grant.scopes.map(\.rawValue).joined(separator: " "))
        claims["grant_id"] = grant.grantID.map(JSONValue.string)
        return claims
    }

    package func idClaims(
        _ grant: AccessGrant, nonce: String?, accessToken: String, at now: Timestamp
    ) -> JSONObject {
        var claims = common(grant, at: now)
        claims["aud"] = .string(grant.clientID)
        claims["nonce"] = nonce.map(JSONValue.string)
        claims["amr"] = ["pwd"]
        // The left half of the hash that the signature's algorithm takes (section 3.1.3.6).
        claims["at_hash"] = .string(
            Base64URL.text(Array(Digest.hash(.sha256, Array(accessToken.utf8)).prefix(16))))
        return claims
    }

    private func common(_ grant: AccessGrant, at now: Timestamp) -> JSONObject {
        var claims = JSONObject([
            ("iss", .string(settings.issuer)), ("sub", .string(grant.subject)),
            ("iat", .number(JSONNumber(now.secondsSince1970))),
            ("exp", .number(JSONNumber(now.secondsSince1970 + settings.accessTokenSeconds))),
        ])
        claims["auth_time"] = grant.authenticatedAt.map { .number(JSONNumber($0.secondsSince1970)) }
        claims["org"] = grant.organizationID.map(JSONValue.string)
        claims["roles"] = grant.role.map { .array([.string($0.rawValue)]) }
        return claims
    }
}
