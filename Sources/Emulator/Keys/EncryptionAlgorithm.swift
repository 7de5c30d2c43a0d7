import OpenSSLCrypto

/// An encryption algorithm, by its name in the API.
enum EncryptionAlgorithm: String, Sendable, Hashable {
    case symmetric = "SYMMETRIC_DEFAULT"
    case oaepSHA1 = "RSAES_OAEP_SHA_1"
    case oaepSHA256 = "RSAES_OAEP_SHA_256"

    /// Every name that KMS knows.
    static let awsNames = ["SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE"]

    /// Nil for AES.
    var hash: HashAlgorithm? {
        switch self {
        case .symmetric: nil
        case .oaepSHA1: .sha1
        case .oaepSHA256: .sha256
        }
    }
}
