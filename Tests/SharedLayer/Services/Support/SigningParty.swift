import OpenSSLCrypto

@testable import SharedLayer

/// Somebody with a key and a certificate who signs what is sent to us.
struct SigningParty {
    static let now: Int64 = 1_800_000_000
    static let audience = "moneta-core-dev"
    static let url = "https://api.example.com/api/v1/events/things"
    static let expectation = SignatureExpectation(audience: audience, url: url)

    let key: PrivateKey
    let certificate: X509Certificate

    init(
        _ kind: KeyKind = .rsa(bits: 2048), notBefore: Int64 = now - 1_000, notAfter: Int64 = now + 1_000
    ) throws {
        key = try PrivateKey.generate(kind)
        certificate = try X509Certificate.selfSigned(
            subjectCommonName: "party", key: key, notBefore: notBefore, notAfter: notAfter)
    }

    var thumbprint: String { Base64URL.text(certificate.sha256Thumbprint) }

    func entry(_ status: CertificateEntry.Status = .active, of entityID: String = "party") -> CertificateEntry {
        CertificateEntry(entityID: entityID, type: "signing", certificate: certificate, status: status)
    }

    /// The members of a header that counts, each as JSON text.
    var members: [(String, String)] {
        [
            ("alg", "\"PS256\""), ("b64", "false"), ("crit", "[\"b64\"]"), ("x5t#S256", "\"\(thumbprint)\""),
            ("iat", "\(Self.now)"), ("jti", "\"token-1\""), ("aud", "\"\(Self.audience)\""),
            ("url", "\"\(Self.url)\""),
        ]
    }

    /// A detached JWS with one member of the header replaced, or left out when the text is nil.
    func sign(
        _ payload: String, replacing name: String = "", with text: String? = nil,
        scheme: SignatureScheme = .rsaPSS(.sha256)
    ) throws -> String {
        let replaced = members.compactMap { member -> (String, String)? in
            member.0 == name ? text.map { (name, $0) } : member
        }
        return try sign(payload, header: "{" + replaced.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}", scheme)
    }

    /// A detached JWS under any text as its header.
    func sign(
        _ payload: String, header: String, _ scheme: SignatureScheme = .rsaPSS(.sha256)
    ) throws -> String {
        let protected = Base64URL.text(Array(header.utf8))
        let signature = try key.sign(Array("\(protected).\(payload)".utf8), scheme)
        return "\(protected)..\(Base64URL.text(signature))"
    }
}
