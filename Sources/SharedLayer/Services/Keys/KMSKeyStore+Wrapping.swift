import FoundationEssentials
import OpenSSLCrypto

extension KMSKeyStore: WrappingKeyStore {
    package func generateDataKey(
        keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> DataKey {
        let request = KMSEncryptionRequest(keyID: keyID, context: context, dataKeySpec: "AES_256")
        let response = try await call("GenerateDataKey", request)
        do {
            return DataKey(
                key: try SymmetricKey([UInt8](response.plaintext ?? Data())),
                wrapped: [UInt8](response.ciphertext ?? Data()))
        } catch {
            throw KeyStoreError(.failed, "KMS gave no data key of \(keyID)", cause: error)
        }
    }

    package func encrypt(
        _ bytes: [UInt8], keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> [UInt8] {
        let request = KMSEncryptionRequest(keyID: keyID, context: context, plaintext: Data(bytes))
        guard let ciphertext = try await call("Encrypt", request).ciphertext else {
            throw KeyStoreError(.failed, "KMS gave nothing encrypted with \(keyID)")
        }
        return [UInt8](ciphertext)
    }

    /// The key is named to KMS too, so that it does not use whichever one the ciphertext names.
    package func decrypt(
        _ ciphertext: [UInt8], keyID: String, context: EncryptionContext
    ) async throws(KeyStoreError) -> [UInt8] {
        let request = KMSEncryptionRequest(keyID: keyID, context: context, ciphertext: Data(ciphertext))
        guard let plaintext = try await call("Decrypt", request).plaintext else {
            throw KeyStoreError(.failed, "KMS gave nothing decrypted with \(keyID)")
        }
        return [UInt8](plaintext)
    }

    private func call(
        _ operation: String, _ request: KMSEncryptionRequest
    ) async throws(KeyStoreError) -> KMSEncryptionResponse {
        do { return try await client.call(operation, request) } catch { throw Self.error(error, request.keyID) }
    }
}
