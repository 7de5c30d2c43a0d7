import COpenSSL

/// A kind of key pair.
package enum KeyKind: Sendable, Hashable {
    case rsa(bits: Int)
    case p256, p384, p521
    /// The curve of blockchains, which JOSE knows only by RFC 8812 and which no scheme here takes for P-256.
    case secp256k1
    case ed25519

    /// The shortest RSA key that is used: NIST SP 800-131A refuses what is below since 2014.
    package static let rsaBitsMin = 2_048

    /// OpenSSL's name of the elliptic curve; nil for the others.
    var curveName: String? {
        switch self {
        case .p256: "prime256v1"
        case .p384: "secp384r1"
        case .p521: "secp521r1"
        case .secp256k1: "secp256k1"
        case .rsa, .ed25519: nil
        }
    }

    /// How many bytes one coordinate of the curve has; nil without a curve.
    package var coordinateByteCount: Int? {
        switch self {
        case .p256, .secp256k1: 32
        case .p384: 48
        case .p521: 66
        case .rsa, .ed25519: nil
        }
    }

    /// Throws `invalidKey` for kinds that are not offered, such as DSA or curves with explicit parameters.
    init(of key: OpaquePointer) throws(CryptoError) {
        switch EVP_PKEY_get_base_id(key) {
        // A key that is for RSA-PSS only (RFC 4055): OpenSSL itself refuses to use it for PKCS #1 v1.5.
        case EVP_PKEY_RSA, EVP_PKEY_RSA_PSS: self = .rsa(bits: Int(EVP_PKEY_get_bits(key)))
        case EVP_PKEY_ED25519: self = .ed25519
        case EVP_PKEY_EC:
            var name = [CChar](repeating: 0, count: 64)
            var length = 0
            guard EVP_PKEY_get_group_name(key, &name, name.count, &length) == 1 else {
                throw .openSSL(.invalidKey, "The elliptic curve has no name")
            }
            let curve = String(decoding: name.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
            switch curve {
            case "prime256v1", "P-256": self = .p256
            case "secp384r1", "P-384": self = .p384
            case "secp521r1", "P-521": self = .p521
            case "secp256k1": self = .secp256k1
            default: throw CryptoError(.invalidKey, "The elliptic curve \(curve) is not offered")
            }
        default: throw CryptoError(.invalidKey, "Only RSA, P-256, P-384, P-521, secp256k1 and Ed25519 keys are offered")
        }
    }
}
