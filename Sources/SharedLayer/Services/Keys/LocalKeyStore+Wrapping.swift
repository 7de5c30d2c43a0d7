import OpenSSLCrypto

/// Wraps as RFC 5649 says, under a key of the context's own, since that has no place for further bytes.
extension LocalKeyStore: WrappingKeyStore {
    package func generateDataKey(
        keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> DataKey {
        let key: SymmetricKey
        do { key = try SymmetricKey.generate() } catch {
            throw KeyStoreError(.failed, "No key could be made", cause: error)
        }
        return DataKey(key: key, wrapped: try await encrypt(key.bytes, keyID: keyID, context: context))
    }

    package func encrypt(
        _ bytes: [UInt8], keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> [UInt8] {
        let wrappingKey = try wrappingKey(keyID)
        do {
            return try AESKeyWrap.wrapPadded(bytes, under: Self.key(from: wrappingKey, for: context))
        } catch {
            throw KeyStoreError(.failed, "The key \(keyID) did not encrypt", cause: error)
        }
    }

    package func decrypt(
        _ ciphertext: [UInt8], keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> [UInt8] {
        let wrappingKey = try wrappingKey(keyID)
        do {
            return try AESKeyWrap.unwrapPadded(ciphertext, under: Self.key(from: wrappingKey, for: context))
        } catch {
            throw KeyStoreError(
                error.code == .authenticationFailed ? .ciphertextRefused : .failed,
                "The key \(keyID) did not decrypt", cause: error)
        }
    }

    private static func key(
        from wrappingKey: SymmetricKey, for context: EncryptionContext
    ) throws(CryptoError) -> [UInt8] {
        try HKDF.derive(
            from: wrappingKey.bytes, info: Array("wrapping".utf8) + context.bytes, byteCount: SymmetricKey.byteCount)
    }
}
