import COpenSSL

/// Random bytes fit for keys and nonces.
package enum SecureRandom {
    /// Throws `operationFailed` when the system gives no entropy.
    package static func bytes(_ count: Int) throws(CryptoError) -> [UInt8] {
        guard count >= 0, count <= Int(Int32.max) else {
            throw CryptoError(.invalidParameter, "\(count) random bytes were asked for")
        }
        var bytes = [UInt8](repeating: 0, count: count)
        guard count == 0 || RAND_bytes(&bytes, Int32(count)) == 1 else {
            throw .openSSL(.operationFailed, "No random bytes")
        }
        return bytes
    }
}
