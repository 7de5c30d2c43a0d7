import OpenSSLCrypto

extension KeyStore {
    /// The public key as SubjectPublicKeyInfo in PEM, to be handed on.
    package func publicKeyPEM(keyID: String) async throws(KeyStoreError) -> String {
        try await publicKey(keyID: keyID).pem
    }
}
