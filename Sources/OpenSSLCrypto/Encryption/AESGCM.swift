import COpenSSL

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D): encrypts, and proves that nothing was changed.
///
/// A sealed message is `nonce (12 bytes) | ciphertext | tag (16 bytes)`, with a random nonce: one key may seal 2^32 messages.
package enum AESGCM {
    package static let keyByteCount = 32
    private static let nonceByteCount = 12
    private static let tagByteCount = 16

    /// - Parameter authenticating: bytes that `open` must be given again; they are not part of the result.
    package static func seal(
        _ plaintext: [UInt8], key: [UInt8], authenticating: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try checkKey(key)
        let textSize = try size(plaintext)
        let authenticatingSize = try size(authenticating)
        let nonce = try SecureRandom.bytes(nonceByteCount)
        guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL(.operationFailed, "No cipher context") }
        defer { EVP_CIPHER_CTX_free(context) }
        var ciphertext = [UInt8](repeating: 0, count: plaintext.count)
        var tag = [UInt8](repeating: 0, count: tagByteCount)
        var written: Int32 = 0
        var rest = [UInt8](repeating: 0, count: 16)
        guard EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            authenticating.isEmpty
                || EVP_EncryptUpdate(context, nil, &written, authenticating, authenticatingSize) == 1,
            plaintext.isEmpty
                || EVP_EncryptUpdate(context, &ciphertext, &written, plaintext, textSize) == 1,
            EVP_EncryptFinal_ex(context, &rest, &written) == 1,
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), &tag) == 1
        else { throw .openSSL(.operationFailed, "Encryption failed") }
        return nonce + ciphertext + tag
    }

    /// Throws `authenticationFailed` when the message was sealed with another key or other bytes, or was changed.
    package static func open(
        _ sealed: [UInt8], key: [UInt8], authenticating: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try checkKey(key)
        guard sealed.count >= nonceByteCount + tagByteCount else {
            throw CryptoError(.authenticationFailed, "The sealed message is shorter than its nonce and tag")
        }
        let nonce = Array(sealed.prefix(nonceByteCount))
        let ciphertext = Array(sealed.dropFirst(nonceByteCount).dropLast(tagByteCount))
        var tag = Array(sealed.suffix(tagByteCount))
        let textSize = try size(ciphertext)
        let authenticatingSize = try size(authenticating)
        guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL(.operationFailed, "No cipher context") }
        defer { EVP_CIPHER_CTX_free(context) }
        var plaintext = [UInt8](repeating: 0, count: ciphertext.count)
        var written: Int32 = 0
        var rest = [UInt8](repeating: 0, count: 16)
        guard EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1,
            authenticating.isEmpty
                || EVP_DecryptUpdate(context, nil, &written, authenticating, authenticatingSize) == 1,
            ciphertext.isEmpty
                || EVP_DecryptUpdate(context, &plaintext, &written, ciphertext, textSize) == 1,
            EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagByteCount), &tag) == 1
        else { throw .openSSL(.operationFailed, "Decryption failed") }
        guard EVP_DecryptFinal_ex(context, &rest, &written) == 1 else {
            throw .openSSL(.authenticationFailed, "The sealed message fits neither this key nor these bytes")
        }
        return plaintext
    }

    private static func checkKey(_ key: [UInt8]) throws(CryptoError) {
        guard key.count == keyByteCount else {
            throw CryptoError(.invalidParameter, "AES-256 takes a key of 32 bytes, not \(key.count)")
        }
    }

    private static func size(_ bytes: [UInt8]) throws(CryptoError) -> Int32 {
        guard let size = Int32(exactly: bytes.count) else {
            throw CryptoError(.invalidParameter, "A message of \(bytes.count) bytes is too long")
        }
        return size
    }
}
