package import OpenSSLCrypto

/// A certificate's public key in the forms in which others want it.
package struct CertificateKey: Sendable, Hashable {
    package let publicKey: PublicKey
    private let certificate: X509Certificate
    private let numbers: PublicKeyNumbers

    /// - Throws: `CertificateError` with `malformed`.
    package init(_ certificate: X509Certificate) throws(CertificateError) {
        self.certificate = certificate
        publicKey = certificate.publicKey
        do {
            numbers = try certificate.publicKey.numbers()
        } catch {
            throw CertificateError(.malformed, "The key of \(certificate.subject) cannot be taken apart", cause: error)
        }
    }

    /// SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).
    package var spkiDER: [UInt8] { publicKey.spkiDER }
    package var spkiPEM: String { publicKey.pem }
    /// SHA-256 of the SubjectPublicKeyInfo: what a pin of a public key compares (RFC 7469 section 2.4).
    package var spkiSHA256: [UInt8] { Digest.hash(.sha256, spkiDER) }
    /// `x5t#S256` (RFC 7515 section 4.1.8).
    package var thumbprint: String { Base64URL.text(certificate.sha256Thumbprint) }
    /// `x5t` (RFC 7515 section 4.1.7): for systems that know no other, never to decide by.
    package var sha1Thumbprint: String { Base64URL.text(Digest.hash(.sha1, certificate.der)) }

    /// The JSON Web Key with its `x5t#S256` (RFC 7517).
    package var jwk: JSONValue {
        var members = jwkMembers.map { ($0.0, JSONValue.string($0.1)) }
        members.append(("x5t#S256", .string(thumbprint)))
        return .object(JSONObject(members))
    }

    /// RFC 7638: SHA-256 over the required members in lexicographic order, without blanks.
    package var jwkThumbprint: String {
        let members = jwkMembers.sorted { $0.0 < $1.0 }.map { "\"\($0.0)\":\"\($0.1)\"" }
        return Base64URL.text(Digest.hash(.sha256, Array("{\(members.joined(separator: ","))}".utf8)))
    }

    /// RFC 7518 section 6.2 and 6.3, RFC 8037 section 2, RFC 8812 section 3.1.
    private var jwkMembers: [(String, String)] {
        switch numbers {
        case .rsa(let modulus, let exponent):
            [("kty", "RSA"), ("n", Base64URL.text(modulus)), ("e", Base64URL.text(exponent))]
        case .point(let x, let y):
            [("kty", "EC"), ("crv", curve), ("x", Base64URL.text(x)), ("y", Base64URL.text(y))]
        case .ed25519(let bytes):
            [("kty", "OKP"), ("crv", "Ed25519"), ("x", Base64URL.text(bytes))]
        }
    }

    private var curve: String {
        switch publicKey.kind {
        case .p384: "P-384"
        case .p521: "P-521"
        // In no certificate that was read.
        case .secp256k1: "secp256k1"
        case .p256, .rsa, .ed25519: "P-256"
        }
    }
}
