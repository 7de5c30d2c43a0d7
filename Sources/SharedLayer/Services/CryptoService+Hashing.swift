package import OpenSSLCrypto

extension CryptoService {
    /// The hash of bytes.
    package func digest(_ bytes: [UInt8], _ algorithm: HashAlgorithm = .sha256) -> [UInt8] {
        Digest.hash(algorithm, bytes)
    }

    /// A code that only who knows the secret can make (RFC 2104).
    package func authenticationCode(
        of bytes: [UInt8], secret: [UInt8], _ algorithm: HashAlgorithm = .sha256
    ) -> [UInt8] {
        HMAC.authenticate(algorithm, key: secret, bytes)
    }

    /// Whether the code is that of these bytes, in a time that tells nothing about where they differ.
    package func isAuthentic(
        _ bytes: [UInt8], code: [UInt8], secret: [UInt8], _ algorithm: HashAlgorithm = .sha256
    ) -> Bool {
        isEqual(authenticationCode(of: bytes, secret: secret, algorithm), code)
    }

    /// Whether two secrets are equal, in a time that tells nothing about where they differ.
    package func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool { ConstantTime.equal(left, right) }
}
