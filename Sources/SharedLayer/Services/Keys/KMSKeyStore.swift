import FoundationEssentials
package import OpenSSLCrypto

/// Keys in AWS KMS. A key id is a UUID, an ARN or an alias with its prefix `alias/`.
///
/// Source: AWS KMS API reference, Sign, GetPublicKey, GenerateDataKey, Encrypt and Decrypt.
package struct KMSKeyStore: KeyStore {
    /// Sign takes no longer messages; of those it takes the hash.
    static let messageBytesMax = 4_096
    let client: AWSJSONClient

    package init(configuration: AWSConfiguration, http: any HTTPTransport) {
        client = AWSJSONClient(
            service: "kms", targetPrefix: "TrentService", jsonVersion: "1.1", configuration: configuration, http: http)
    }

    package func sign(
        _ message: [UInt8], keyID: String, scheme: SignatureScheme
    ) async throws(KeyStoreError) -> [UInt8] {
        guard let algorithm = KMSSigningAlgorithm(scheme), let hash = scheme.hash else {
            throw KeyStoreError(.schemeUnsupported, "KMS does not sign with \(scheme)")
        }
        let isRaw = message.count <= Self.messageBytesMax && !message.isEmpty
        let request = KMSSignRequest(
            keyID: keyID, message: Data(isRaw ? message : Digest.hash(hash, message)),
            messageType: isRaw ? "RAW" : "DIGEST", algorithm: algorithm.rawValue)
        let response: KMSSignResponse
        do { response = try await client.call("Sign", request) } catch { throw Self.error(error, keyID) }
        return [UInt8](response.signature)
    }

    package func publicKey(keyID: String) async throws(KeyStoreError) -> PublicKey {
        let response: KMSPublicKeyResponse
        do {
            response = try await client.call("GetPublicKey", KMSPublicKeyRequest(keyID: keyID))
        } catch {
            throw Self.error(error, keyID)
        }
        do {
            return try PublicKey(spkiDER: [UInt8](response.publicKey))
        } catch {
            throw KeyStoreError(.failed, "The public key of \(keyID) cannot be read", cause: error)
        }
    }

    static func error(_ error: AWSError, _ keyID: String) -> KeyStoreError {
        let code: KeyStoreError.Code =
            switch error.code {
            case "NotFoundException", "InvalidArnException": .keyNotFound
            case "InvalidCiphertextException", "IncorrectKeyException": .ciphertextRefused
            case "InvalidKeyUsageException", "UnsupportedOperationException": .schemeUnsupported
            case AWSError.transport, AWSError.cancelled, "KeyUnavailableException", "DependencyTimeoutException",
                "KMSInternalException", "ThrottlingException":
                .unavailable
            default: .failed
            }
        return KeyStoreError(code, "KMS did not use the key \(keyID)", cause: error)
    }
}
