import OpenSSLCrypto
package import SharedLayer

/// Signs a charge as a publisher does: a detached JWS over the body's exact bytes (RFC 7515 appendix F, RFC 7797).
///
/// Made without the services that functions verify with, as a publisher's own code would be.
package struct ChargeSigner: Sendable {
    private let key: PublisherKey
    private let audience: String
    private let identifiers: IdentifierGenerator
    private let now: @Sendable () -> Timestamp

    /// `audience` is `moneta-core-<environment>`.
    package init(
        key: PublisherKey, audience: String, identifiers: IdentifierGenerator = IdentifierGenerator(),
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.key = key
        self.audience = audience
        self.identifiers = identifiers
        self.now = now
    }

    /// The value of the header `X-JWS-Signature` for a body that is sent to `url`. Throws `key`.
    package func signature(of body: [UInt8], url: String) throws(SeedError) -> String {
        let header: JSONValue = [
            "alg": "PS256",
            "b64": false,
            "crit": ["b64"],
            "x5t#S256": .string(key.thumbprint),
            "iat": .number(JSONNumber(now().secondsSince1970)),
            "jti": .string(identifiers.uuid()),
            "aud": .string(audience),
            "url": .string(url),
        ]
        let protected = Base64URL.text(header.bytes)
        do {
            let signature = try key.privateKey.sign(Array("\(protected).".utf8) + body, .rsaPSS(.sha256))
            return "\(protected)..\(Base64URL.text(signature))"
        } catch {
            throw SeedError(.key, "The body cannot be signed.", cause: error)
        }
    }
}
