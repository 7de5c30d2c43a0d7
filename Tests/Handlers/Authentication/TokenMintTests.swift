import OpenSSLCrypto
import SharedLayer
import Testing

@testable import Authentication

@Suite("The claims of tokens")
struct TokenMintTests {
    private static let now = Timestamp(secondsSince1970: 1_790_000_000)
    private static let settings: AuthenticationSettings = {
        var settings = AuthenticationSettings(issuer: "https://api.example/api/v1/auth", audience: "moneta-core-prod")
        settings.accessTokenSeconds = 600
        return settings
    }()
    private static let grant = AccessGrant(
        subject: "user-1", clientID: "client-1", organizationID: "org-1", role: .auditor,
        scopes: [.openID, .eventsRead], grantID: "grant-1", authenticatedAt: now.adding(seconds: -60))

    private static func mint(_ keyStore: any KeyStore) -> TokenMint {
        let keys = TokenKeys(keyStore: keyStore, keyIDs: ["k"], now: { now })
        return TokenMint(
            signer: TokenSigner(keyStore: keyStore, keyID: "k", keys: keys), settings: settings,
            secrets: SecretSource(now: { now }))
    }

    @Test("An access token says who may do what for whom, and for how long (RFC 9068 section 2.2)")
    func accessClaims() {
        let claims = Self.mint(LocalKeyStore([:])).accessClaims(Self.grant, tokenID: "token-1", at: Self.now)
        #expect(
            JSONValue.object(claims) == [
                "iss": "https://api.example/api/v1/auth", "sub": "user-1", "iat": 1_790_000_000,
                "exp": 1_790_000_600, "auth_time": 1_789_999_940, "org": "org-1", "roles": ["AUDITOR"],
                "aud": "moneta-core-prod", "client_id": "client-1", "jti": "token-1", "scope": "openid events:read",
                "grant_id": "grant-1",
            ])
    }

    @Test("A client's own token names the client twice, and no person's grant, role or sign-in")
    func clientClaims() {
        let grant = AccessGrant(
            subject: "client-1", clientID: "client-1", organizationID: "org-1", scopes: [.contractsRead])
        let claims = Self.mint(LocalKeyStore([:])).accessClaims(grant, tokenID: "token-2", at: Self.now)
        #expect(claims["sub"] == claims["client_id"])
        for name in ["grant_id", "roles", "auth_time"] { #expect(claims[name] == nil, "\(name)") }
    }

    @Test(
        "An ID token is for the client, repeats its nonce, and is bound to the access token (OpenID Connect Core 3.1.3.6)",
        arguments: ["n-0S6_WzA2Mj", nil])
    func idClaims(_ nonce: String?) {
        // The access token of OpenID Connect Core appendix A.3, whose ID token has this at_hash.
        let accessToken = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
        let claims = Self.mint(LocalKeyStore([:])).idClaims(
            Self.grant, nonce: nonce, accessToken: accessToken, at: Self.now)
        #expect(claims["aud"] == "client-1")
        #expect(claims["nonce"] == nonce.map(JSONValue.string))
        #expect(claims["at_hash"] == "77QmUPtjPfzWtF2AnpK9RQ")
        #expect(claims["amr"] == ["pwd"])
        for name in ["scope", "client_id", "jti", "grant_id"] { #expect(claims[name] == nil, "\(name)") }
    }

    @Test("An access token opens what its verifier guards; an ID token with the same audience does not")
    func verified() async throws {
        let store = LocalKeyStore(["k": try PrivateKey.generate(.rsa(bits: 2_048))])
        let verifier = AccessTokenVerifier(
            keys: TokenKeys(keyStore: store, keyIDs: ["k"], now: { Self.now }), issuer: Self.settings.issuer,
            audience: Self.settings.audience, now: { Self.now })
        let mint = Self.mint(store)
        let accessToken = try await mint.accessToken(Self.grant)
        let claims = try await verifier.verify(accessToken)
        #expect(claims.subject == "user-1")
        #expect(claims.tenantID == "org-1")
        #expect(claims.scopes == ["openid", "events:read"])
        #expect(claims.expiresAt == Self.now.secondsSince1970 + 600)

        var grant = Self.grant
        grant.clientID = Self.settings.audience
        let idToken = try await mint.idToken(grant, nonce: nil, accessToken: accessToken)
        await #expect(throws: TokenError.self) { try await verifier.verify(idToken) }
    }
}
