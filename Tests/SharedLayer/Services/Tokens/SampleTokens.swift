import OpenSSLCrypto

@testable import SharedLayer

/// An issuer with one key, and tokens of all kinds that it could be thought to have made.
struct SampleTokens: Sendable {
    static let issuer = "https://issuer.example/auth"
    static let audience = "api"
    static let now: Int64 = 1_763_726_400

    let key: PrivateKey
    let keys: TokenKeys
    let signer: TokenSigner
    let verifier: AccessTokenVerifier

    init() throws {
        key = try SampleKey.of(.rs256)
        let store = LocalKeyStore(["k": key])
        let clock = SettableClock(Self.now)
        keys = TokenKeys(keyStore: store, keyIDs: ["k"], now: { clock.now })
        signer = TokenSigner(keyStore: store, keyID: "k", keys: keys)
        verifier = AccessTokenVerifier(
            keys: keys, issuer: Self.issuer, audience: Self.audience, now: { clock.now })
    }

    static func claims(_ changes: [String: JSONValue?] = [:]) -> JSONObject {
        var claims = JSONObject([
            ("iss", .string(issuer)), ("aud", .string(audience)), ("sub", "user-1"), ("client_id", "client-1"),
            ("jti", "t-1"), ("scope", "events:read users:write"), ("org", "org-1"),
            ("iat", .number(JSONNumber(now))), ("exp", .number(JSONNumber(now + 300))),
        ])
        for (name, value) in changes { claims[name] = value }
        return claims
    }

    /// A token whose header is given, signed by the issuer's key whatever the header says.
    func token(header: JSONValue, claims: JSONObject = claims(), signature: [UInt8]? = nil) throws -> String {
        let input = [header, .object(claims)].map { Base64URL.text($0.bytes) }.joined(separator: ".")
        let signature = try signature ?? key.sign(Array(input.utf8), .rsaPKCS1(.sha256))
        return "\(input).\(Base64URL.text(signature))"
    }

    var thumbprint: String { get throws { try JSONWebKey(key.publicKey).thumbprint } }
}
