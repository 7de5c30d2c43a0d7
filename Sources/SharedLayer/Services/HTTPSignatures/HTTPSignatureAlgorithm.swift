package import OpenSSLCrypto

/// The algorithms of HTTP message signatures (RFC 9421 section 3.3). The raw value is the one of the parameter `alg`.
package enum HTTPSignatureAlgorithm: String, Sendable, Hashable, CaseIterable {
    case rsaPSSSHA512 = "rsa-pss-sha512"
    case rsaPKCS1SHA256 = "rsa-v1_5-sha256"
    case hmacSHA256 = "hmac-sha256"
    case ecdsaP256SHA256 = "ecdsa-p256-sha256"
    case ecdsaP384SHA384 = "ecdsa-p384-sha384"
    case ed25519

    /// Nil for HMAC, which has no key pair.
    package var scheme: SignatureScheme? {
        switch self {
        case .rsaPSSSHA512: .rsaPSS(.sha512)
        case .rsaPKCS1SHA256: .rsaPKCS1(.sha256)
        case .ecdsaP256SHA256: .ecdsa(.sha256)
        case .ecdsaP384SHA384: .ecdsa(.sha384)
        case .ed25519: .ed25519
        case .hmacSHA256: nil
        }
    }

    /// Those with a key pair, where who verifies cannot sign.
    package static let asymmetric: Set<HTTPSignatureAlgorithm> = Set(allCases).subtracting([.hmacSHA256])

    /// Whether a key pair of that kind is of this algorithm: curves and hashes are tied to each other.
    func fits(_ kind: KeyKind) -> Bool {
        switch (self, kind) {
        case (.rsaPSSSHA512, .rsa(let bits)), (.rsaPKCS1SHA256, .rsa(let bits)): bits >= KeyKind.rsaBitsMin
        case (.ecdsaP256SHA256, .p256), (.ecdsaP384SHA384, .p384), (.ed25519, .ed25519): true
        default: false
        }
    }

    /// The curve whose signatures travel as `r || s` instead of DER; nil for the others.
    var curve: KeyKind? {
        switch self {
        case .ecdsaP256SHA256: .p256
        case .ecdsaP384SHA384: .p384
        case .rsaPSSSHA512, .rsaPKCS1SHA256, .hmacSHA256, .ed25519: nil
        }
    }
}
