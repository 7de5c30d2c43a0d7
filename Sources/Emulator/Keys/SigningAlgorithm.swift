import OpenSSLCrypto

/// A signing algorithm, by its name in the API.
enum SigningAlgorithm: String, Sendable, Hashable, CaseIterable {
    case pkcs1SHA256 = "RSASSA_PKCS1_V1_5_SHA_256"
    case pkcs1SHA384 = "RSASSA_PKCS1_V1_5_SHA_384"
    case pkcs1SHA512 = "RSASSA_PKCS1_V1_5_SHA_512"
    case pssSHA256 = "RSASSA_PSS_SHA_256"
    case pssSHA384 = "RSASSA_PSS_SHA_384"
    case pssSHA512 = "RSASSA_PSS_SHA_512"
    case ecdsaSHA256 = "ECDSA_SHA_256"
    case ecdsaSHA384 = "ECDSA_SHA_384"
    case ecdsaSHA512 = "ECDSA_SHA_512"
    /// Of whole messages: OpenSSL 3.0 has no form that signs digests.
    case ed25519 = "ED25519_SHA_512"

    /// Every name that KMS knows.
    static let awsNames = [
        "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512", "RSASSA_PKCS1_V1_5_SHA_256",
        "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512", "ECDSA_SHA_256", "ECDSA_SHA_384", "ECDSA_SHA_512",
        "SM2DSA", "ML_DSA_SHAKE_256", "ED25519_SHA_512", "ED25519_PH_SHA_512",
    ]

    var hash: HashAlgorithm {
        switch self {
        case .pkcs1SHA256, .pssSHA256, .ecdsaSHA256: .sha256
        case .pkcs1SHA384, .pssSHA384, .ecdsaSHA384: .sha384
        case .pkcs1SHA512, .pssSHA512, .ecdsaSHA512, .ed25519: .sha512
        }
    }

    var scheme: SignatureScheme {
        switch self {
        case .pkcs1SHA256, .pkcs1SHA384, .pkcs1SHA512: .rsaPKCS1(hash)
        case .pssSHA256, .pssSHA384, .pssSHA512: .rsaPSS(hash)
        case .ecdsaSHA256, .ecdsaSHA384, .ecdsaSHA512: .ecdsa(hash)
        case .ed25519: .ed25519
        }
    }
}
