/// The public keys of whoever issues tokens: the one that signs, and those that did before and still verify.
///
/// They are read from the key store once, and again after five minutes, so that what an alias points at may change.
package actor TokenKeys {
    private let keyStore: any KeyStore
    private let keyIDs: [String]
    private let now: @Sendable () -> Timestamp
    private var kept: (keys: [(id: String, key: JSONWebKey)], until: Timestamp)?

    private static let keptSeconds: Int64 = 300

    /// - Parameter keyIDs: in the key store, the one that signs first.
    package init(
        keyStore: any KeyStore, keyIDs: [String], now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.keyStore = keyStore
        self.keyIDs = keyIDs
        self.now = now
    }

    /// All keys. Throws `keysUnavailable`.
    package func all() async throws(TokenError) -> [JSONWebKey] {
        try await read().map(\.key)
    }

    /// The key whose thumbprint a token's `kid` is. Throws `keyUnknown`, `keysUnavailable`.
    func key(named thumbprint: String) async throws(TokenError) -> JSONWebKey {
        guard let found = try await read().first(where: { $0.key.thumbprint == thumbprint }) else {
            throw TokenError(.keyUnknown, "None of the issuer's keys has the token's kid")
        }
        return found.key
    }

    func key(inStoreAs keyID: String) async throws(TokenError) -> JSONWebKey {
        guard let found = try await read().first(where: { $0.id == keyID }) else {
            throw TokenError(.keyUnknown, "The key \(keyID) is none of the issuer's")
        }
        return found.key
    }

    private func read() async throws(TokenError) -> [(id: String, key: JSONWebKey)] {
        let asked = now()
        if let kept, asked < kept.until { return kept.keys }
        var keys: [(id: String, key: JSONWebKey)] = []
        for keyID in keyIDs {
            do {
                keys.append((keyID, try JSONWebKey(try await keyStore.publicKey(keyID: keyID))))
            } catch {
                throw TokenError(.keysUnavailable, "The public key \(keyID) cannot be read", cause: error)
            }
        }
        kept = (keys, asked.adding(seconds: Self.keptSeconds))
        return keys
    }
}
