import OpenSSLCrypto

/// The kind of a key, by its name in the API.
package enum KeySpec: String, Sendable, Hashable, CaseIterable {
    case rsa2048 = "RSA_2048"
    case rsa3072 = "RSA_3072"
    case rsa4096 = "RSA_4096"
    case p256 = "ECC_NIST_P256"
    case p384 = "ECC_NIST_P384"
    case p521 = "ECC_NIST_P521"
    case secp256k1 = "ECC_SECG_P256K1"
    case ed25519 = "ECC_NIST_EDWARDS25519"
    case hmac224 = "HMAC_224"
    case hmac256 = "HMAC_256"
    case hmac384 = "HMAC_384"
    case hmac512 = "HMAC_512"
    /// AES-256-GCM.
    case symmetric = "SYMMETRIC_DEFAULT"

    /// Every name that KMS knows: what is not a case above is answered as not emulated, not as invalid.
    static let awsNames = [
        "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1",
        "SYMMETRIC_DEFAULT", "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65",
        "ML_DSA_87", "ECC_NIST_EDWARDS25519",
    ]

    /// Nil for a key that is one secret.
    var kind: KeyKind? {
        switch self {
        case .rsa2048: .rsa(bits: 2048)
        case .rsa3072: .rsa(bits: 3072)
        case .rsa4096: .rsa(bits: 4096)
        case .p256: .p256
        case .p384: .p384
        case .p521: .p521
        case .secp256k1: .secp256k1
        case .ed25519: .ed25519
        case .hmac224, .hmac256, .hmac384, .hmac512, .symmetric: nil
        }
    }

    var isRSA: Bool { if case .rsa = kind { true } else { false } }

    /// The hash of an HMAC key, which is as long as what the hash gives.
    var macHash: HashAlgorithm? {
        switch self {
        case .hmac224: .sha224
        case .hmac256: .sha256
        case .hmac384: .sha384
        case .hmac512: .sha512
        default: nil
        }
    }

    var macAlgorithm: String? { macHash.map { "HMAC_SHA_\($0.byteCount * 8)" } }

    /// What a key of this spec may be for.
    var usages: [KeyUsage] {
        if macHash != nil { return [.generateVerifyMac] }
        if isRSA { return [.encryptDecrypt, .signVerify] }
        return self == .symmetric ? [.encryptDecrypt] : [.signVerify]
    }

    var signingAlgorithms: [SigningAlgorithm] {
        switch self {
        case .rsa2048, .rsa3072, .rsa4096:
            [.pkcs1SHA256, .pkcs1SHA384, .pkcs1SHA512, .pssSHA256, .pssSHA384, .pssSHA512]
        case .p256, .secp256k1: [.ecdsaSHA256]
        case .p384: [.ecdsaSHA384]
        case .p521: [.ecdsaSHA512]
        case .ed25519: [.ed25519]
        case .hmac224, .hmac256, .hmac384, .hmac512, .symmetric: []
        }
    }

    var encryptionAlgorithms: [EncryptionAlgorithm] {
        if isRSA { return [.oaepSHA1, .oaepSHA256] }
        return self == .symmetric ? [.symmetric] : []
    }
}
