import COpenSSL

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D): encrypts, and proves that nothing was changed.
///
/// A sealed message is `nonce (12 bytes) | ciphertext | tag (16 bytes)`, with a random nonce: one key may seal 2^32 messages.
package enum AESGCM {
    package static let keyByteCount = 32
    /// How many bytes a sealed message has more than what is in it.
    package static let overheadByteCount = nonceByteCount + tagByteCount
    private static let nonceByteCount = 12
    private static let tagByteCount = 16

    /// - Parameter authenticating: bytes that `open` must be given again; they are not part of the result.
    package static func seal(
        _ plaintext: [UInt8], key: [UInt8], authenticating: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try seal(
            plaintext, key: key, nonce: try SecureRandom.bytes(nonceByteCount), authenticating: authenticating)
    }

    /// Nonces must never come twice under one key: only tests give one.
    static func seal(
        _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], authenticating: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try check(key, nonce)
        let textSize = try size(plaintext)
        let authenticatingSize = try size(authenticating)
        guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL(.operationFailed, "No cipher context") }
        defer { EVP_CIPHER_CTX_free(context) }
        var sealed = nonce
        sealed.append(contentsOf: repeatElement(0, count: plaintext.count + tagByteCount))
        let isDone = sealed.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            let text = base + nonceByteCount
            let tag = text + plaintext.count
            var written: Int32 = 0
            return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1
                && (authenticating.isEmpty
                    || EVP_EncryptUpdate(context, nil, &written, authenticating, authenticatingSize) == 1)
                && (plaintext.isEmpty || EVP_EncryptUpdate(context, text, &written, plaintext, textSize) == 1)
                && EVP_EncryptFinal_ex(context, tag, &written) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(tagByteCount), tag) == 1
        }
        guard isDone else { throw .openSSL(.operationFailed, "Encryption failed") }
        return sealed
    }

    /// Throws `authenticationFailed` when the message was sealed with another key or other bytes, or was changed.
    package static func open(
        _ sealed: [UInt8], key: [UInt8], authenticating: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        try open(sealed[...], key: key, authenticating: authenticating)
    }

    /// As `open` of an array.
    package static func open(
        _ sealed: ArraySlice<UInt8>, key: [UInt8], authenticating: [UInt8] = []
    ) throws(CryptoError) -> [UInt8] {
        guard sealed.count >= overheadByteCount else {
            throw CryptoError(.authenticationFailed, "The sealed message is shorter than its nonce and tag")
        }
        let nonce = Array(sealed.prefix(nonceByteCount))
        try check(key, nonce)
        var tag = Array(sealed.suffix(tagByteCount))
        let ciphertext = sealed.dropFirst(nonceByteCount).dropLast(tagByteCount)
        let textSize = try size(ciphertext)
        let authenticatingSize = try size(authenticating)
        guard let context = EVP_CIPHER_CTX_new() else { throw .openSSL(.operationFailed, "No cipher context") }
        defer { EVP_CIPHER_CTX_free(context) }
        var plaintext = [UInt8](repeating: 0, count: ciphertext.count)
        var written: Int32 = 0
        var rest = [UInt8](repeating: 0, count: 16)
        let isRead = ciphertext.withUnsafeBufferPointer { text in
            EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), nil, key, nonce) == 1
                && (authenticating.isEmpty
                    || EVP_DecryptUpdate(context, nil, &written, authenticating, authenticatingSize) == 1)
                && (text.isEmpty || EVP_DecryptUpdate(context, &plaintext, &written, text.baseAddress, textSize) == 1)
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(tagByteCount), &tag) == 1
        }
        guard isRead else { throw .openSSL(.operationFailed, "Decryption failed") }
        guard EVP_DecryptFinal_ex(context, &rest, &written) == 1 else {
            throw .openSSL(.authenticationFailed, "The sealed message fits neither this key nor these bytes")
        }
        return plaintext
    }

    private static func check(_ key: [UInt8], _ nonce: [UInt8]) throws(CryptoError) {
        guard key.count == keyByteCount, nonce.count == nonceByteCount else {
            throw CryptoError(.invalidParameter, "AES-256 takes a key of 32 bytes, not \(key.count)")
        }
    }

    private static func size(_ bytes: some Collection<UInt8>) throws(CryptoError) -> Int32 {
        guard let size = Int32(exactly: bytes.count) else {
            throw CryptoError(.invalidParameter, "A message of \(bytes.count) bytes is too long")
        }
        return size
    }
}
