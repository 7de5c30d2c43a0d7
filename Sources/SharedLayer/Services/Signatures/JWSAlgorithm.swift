package import OpenSSLCrypto

/// The signature algorithms that are accepted (RFC 7518 section 3.1).
package enum JWSAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// RSASSA-PSS with SHA-256 and a salt of 32 bytes.
    case ps256 = "PS256"
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    case rs256 = "RS256"

    package var scheme: SignatureScheme {
        switch self {
        case .ps256: .rsaPSS(.sha256)
        case .rs256: .rsaPKCS1(.sha256)
        }
    }
}
