import OpenSSLCrypto

/// A signature scheme by its name in KMS.
enum KMSSigningAlgorithm: String {
    case pssSHA256 = "RSASSA_PSS_SHA_256"
    case pssSHA384 = "RSASSA_PSS_SHA_384"
    case pssSHA512 = "RSASSA_PSS_SHA_512"
    case pkcs1SHA256 = "RSASSA_PKCS1_V1_5_SHA_256"
    case pkcs1SHA384 = "RSASSA_PKCS1_V1_5_SHA_384"
    case pkcs1SHA512 = "RSASSA_PKCS1_V1_5_SHA_512"
    case ecdsaSHA256 = "ECDSA_SHA_256"
    case ecdsaSHA384 = "ECDSA_SHA_384"
    case ecdsaSHA512 = "ECDSA_SHA_512"

    /// Nil for what KMS does not offer.
    init?(_ scheme: SignatureScheme) {
        switch scheme {
        case .rsaPSS(.sha256): self = .pssSHA256
        case .rsaPSS(.sha384): self = .pssSHA384
        case .rsaPSS(.sha512): self = .pssSHA512
        case .rsaPKCS1(.sha256): self = .pkcs1SHA256
        case .rsaPKCS1(.sha384): self = .pkcs1SHA384
        case .rsaPKCS1(.sha512): self = .pkcs1SHA512
        case .ecdsa(.sha256): self = .ecdsaSHA256
        case .ecdsa(.sha384): self = .ecdsaSHA384
        case .ecdsa(.sha512): self = .ecdsaSHA512
        default: return nil
        }
    }
}
