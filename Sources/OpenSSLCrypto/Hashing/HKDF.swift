/// Keys out of keys (RFC 5869).
package enum HKDF {
    /// - Parameter secret: with the randomness of a key; a password has not.
    /// - Parameter salt: random or empty; no secret.
    /// - Parameter info: what the key is for, so that keys for different things are independent.
    /// - Throws: `invalidParameter` for more than 255 hashes (RFC 5869 section 2.3).
    package static func derive(
        _ algorithm: HashAlgorithm = .sha256, from secret: [UInt8], salt: [UInt8] = [], info: [UInt8],
        byteCount: Int
    ) throws(CryptoError) -> [UInt8] {
        guard byteCount > 0, byteCount <= 255 * algorithm.byteCount else {
            throw CryptoError(.invalidParameter, "No key of \(byteCount) bytes can be derived")
        }
        let extracted = HMAC.authenticate(algorithm, key: salt, secret)
        var block: [UInt8] = []
        var key: [UInt8] = []
        for counter in 1...((byteCount + algorithm.byteCount - 1) / algorithm.byteCount) {
            block = HMAC.authenticate(algorithm, key: extracted, block + info + [UInt8(counter)])
            key += block
        }
        return Array(key.prefix(byteCount))
    }
}
