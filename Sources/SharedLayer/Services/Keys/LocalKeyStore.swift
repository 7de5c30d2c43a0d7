package import OpenSSLCrypto

/// Keys in memory, for tests and for seeding.
package struct LocalKeyStore: KeyStore {
    private let keys: [String: PrivateKey]

    /// - Parameter keys: by their ids.
    package init(_ keys: [String: PrivateKey]) {
        self.keys = keys
    }

    package func sign(
        _ message: [UInt8], keyID: String, scheme: SignatureScheme
    ) async throws(KeyStoreError) -> [UInt8] {
        let key = try key(keyID)
        do {
            return try key.sign(message, scheme)
        } catch {
            throw KeyStoreError(
                error.code == .schemeUnsupported ? .schemeUnsupported : .failed, "The key \(keyID) did not sign",
                cause: error)
        }
    }

    package func publicKey(keyID: String) async throws(KeyStoreError) -> PublicKey {
        try key(keyID).publicKey
    }

    private func key(_ keyID: String) throws(KeyStoreError) -> PrivateKey {
        guard let key = keys[keyID] else { throw KeyStoreError(.keyNotFound, "There is no key \(keyID)") }
        return key
    }
}
