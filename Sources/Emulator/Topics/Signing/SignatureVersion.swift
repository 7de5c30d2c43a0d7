import OpenSSLCrypto

/// How a topic's messages are signed.
enum SignatureVersion: String, Sendable {
    case one = "1"
    case two = "2"

    var hash: HashAlgorithm { self == .one ? .sha1 : .sha256 }
}
