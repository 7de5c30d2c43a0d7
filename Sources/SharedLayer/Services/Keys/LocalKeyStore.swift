package import OpenSSLCrypto

/// Keys in memory, for tests and for seeding.
package struct LocalKeyStore: KeyStore {
    private let keys: [String: PrivateKey]

    private let wrappingKeys: [String: SymmetricKey]

    /// - Parameter keys: those that sign, by their ids.
    /// - Parameter wrappingKeys: those that encrypt keys, by their ids.
    package init(_ keys: [String: PrivateKey], wrappingKeys: [String: SymmetricKey] = [:]) {
        self.keys = keys
        self.wrappingKeys = wrappingKeys
    }

    package func sign(
        _ message: [UInt8], keyID: String, scheme: SignatureScheme
    ) async throws(KeyStoreError) -> [UInt8] {
        let key = try key(keyID)
        guard Self.pairs(scheme, with: key.kind) else {
            throw KeyStoreError(.schemeUnsupported, "The key \(keyID) is \(key.kind), not for \(scheme)")
        }
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

    func wrappingKey(_ keyID: String) throws(KeyStoreError) -> SymmetricKey {
        guard let key = wrappingKeys[keyID] else {
            throw KeyStoreError(.keyNotFound, "There is no key \(keyID) that encrypts")
        }
        return key
    }

    /// Each curve has its own hash, as in KMS and in JOSE.
    private static func pairs(_ scheme: SignatureScheme, with kind: KeyKind) -> Bool {
        switch (scheme, kind) {
        case (.ecdsa(let hash), .p256), (.ecdsa(let hash), .secp256k1): hash == .sha256
        case (.ecdsa(let hash), .p384): hash == .sha384
        case (.ecdsa(let hash), .p521): hash == .sha512
        default: true
        }
    }

    private func key(_ keyID: String) throws(KeyStoreError) -> PrivateKey {
        guard let key = keys[keyID] else { throw KeyStoreError(.keyNotFound, "There is no key \(keyID)") }
        return key
    }
}
