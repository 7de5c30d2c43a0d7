import COpenSSL

/// Wrapping of keys under a key of AES-256: RFC 3394, and RFC 5649 for keys of any length.
///
/// The same key gives the same wrapped bytes each time, so it is for keys, which are random, and never for messages.
package enum AESKeyWrap {
    /// The longest key that is wrapped.
    package static let keyByteCountMax = 4_096
    private static let blockByteCount = 8

    /// - Parameter key: of two or more blocks of 8 bytes (RFC 3394 section 2).
    /// - Throws: `invalidParameter`.
    package static func wrap(_ key: [UInt8], under wrappingKey: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard key.count >= 2 * blockByteCount, key.count.isMultiple(of: blockByteCount) else {
            throw CryptoError(.invalidParameter, "A key of \(key.count) bytes is wrapped with padding only")
        }
        return try run(key, EVP_aes_256_wrap(), under: wrappingKey, isWrapping: true)
    }

    /// - Throws: `authenticationFailed` for what was wrapped under another key or changed, `invalidParameter`.
    package static func unwrap(_ wrapped: [UInt8], under wrappingKey: [UInt8]) throws(CryptoError) -> [UInt8] {
        try run(wrapped, EVP_aes_256_wrap(), under: wrappingKey, isWrapping: false)
    }

    /// - Parameter key: of one byte or more (RFC 5649 section 3).
    /// - Throws: `invalidParameter`.
    package static func wrapPadded(_ key: [UInt8], under wrappingKey: [UInt8]) throws(CryptoError) -> [UInt8] {
        guard !key.isEmpty else { throw CryptoError(.invalidParameter, "A key has at least one byte") }
        return try run(key, EVP_aes_256_wrap_pad(), under: wrappingKey, isWrapping: true)
    }

    /// - Throws: as `unwrap`.
    package static func unwrapPadded(_ wrapped: [UInt8], under wrappingKey: [UInt8]) throws(CryptoError) -> [UInt8] {
        try run(wrapped, EVP_aes_256_wrap_pad(), under: wrappingKey, isWrapping: false)
    }

    private static func run(
        _ input: [UInt8], _ cipher: OpaquePointer?, under wrappingKey: [UInt8], isWrapping: Bool
    ) throws(CryptoError) -> [UInt8] {
        guard wrappingKey.count == AESGCM.keyByteCount, input.count <= keyByteCountMax + 2 * blockByteCount else {
            throw CryptoError(.invalidParameter, "AES-256 wraps at most \(keyByteCountMax) bytes under 32 bytes")
        }
        guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL(.operationFailed, "No cipher context") }
        defer { EVP_CIPHER_CTX_free(context) }
        EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW)
        guard EVP_CipherInit_ex(context, cipher, nil, wrappingKey, nil, isWrapping ? 1 : 0) == 1 else {
            throw .openSSL(.operationFailed, "No key wrapping")
        }
        var output = [UInt8](repeating: 0, count: input.count + 2 * blockByteCount)
        var written: Int32 = 0
        guard EVP_CipherUpdate(context, &output, &written, input, Int32(input.count)) == 1, written > 0 else {
            guard isWrapping else {
                throw .openSSL(.authenticationFailed, "The wrapped key does not fit this key, or was changed")
            }
            throw .openSSL(.operationFailed, "The key cannot be wrapped")
        }
        return Array(output.prefix(Int(written)))
    }
}
