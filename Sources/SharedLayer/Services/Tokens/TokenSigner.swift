import OpenSSLCrypto

/// Signs JSON Web Tokens with a key that stays in its store.
package struct TokenSigner: Sendable {
    private let keys: TokenKeys
    private let keyStore: any KeyStore
    private let keyID: String

    /// RS256 is what every OpenID client verifies (OpenID Connect Core section 15.1) and RFC 9068 asks for in section 2.1.
    package static let algorithm = JWSAlgorithm.rs256

    /// - Parameter keys: those that verify, with the one under `keyID` among them: it says by what name they find it.
    package init(keyStore: any KeyStore, keyID: String, keys: TokenKeys) {
        self.keyStore = keyStore
        self.keyID = keyID
        self.keys = keys
    }

    /// - Parameter type: `typ`, such as `at+jwt`.
    /// - Returns: the compact form.
    /// - Throws: `keysUnavailable`, `signingFailed`.
    package func sign(_ claims: JSONObject, type: String) async throws(TokenError) -> String {
        let key = try await keys.key(inStoreAs: keyID)
        let header = JSONObject([
            ("alg", .string(Self.algorithm.rawValue)), ("kid", .string(key.thumbprint)), ("typ", .string(type)),
        ])
        let input = [header, claims].map { Base64URL.text(JSONValue.object($0).bytes) }.joined(separator: ".")
        do {
            let signature = try await keyStore.sign(
                Array(input.utf8), keyID: keyID, scheme: Self.algorithm.scheme)
            return "\(input).\(Base64URL.text(try Self.algorithm.encoded(signature)))"
        } catch {
            throw TokenError(.signingFailed, "The key \(keyID) did not sign a token", cause: error)
        }
    }
}
