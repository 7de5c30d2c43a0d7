/// Where keys are that encrypt other keys. They never leave.
package protocol WrappingKeyStore: Sendable {
    /// A new random key, bound to the context.
    func generateDataKey(keyID: String, context: EncryptionContext) async throws(KeyStoreError) -> DataKey

    /// Encrypts up to 4,096 bytes, bound to the context.
    func encrypt(
        _ bytes: [UInt8], keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> [UInt8]

    /// Takes the key and the context that the bytes were encrypted with.
    /// - Throws: `ciphertextRefused` when they are others, or the bytes were changed.
    func decrypt(
        _ ciphertext: [UInt8], keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> [UInt8]
}
