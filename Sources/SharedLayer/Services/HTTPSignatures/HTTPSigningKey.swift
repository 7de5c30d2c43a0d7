import OpenSSLCrypto

/// A key that signs messages, and how it is called.
package struct HTTPSigningKey: Sendable {
    /// The parameter `keyid`: the name by which the other side knows the key.
    package let keyID: String
    package let algorithm: HTTPSignatureAlgorithm
    let source: Source

    enum Source: Sendable {
        case store(any KeyStore, storedKeyID: String)
        case secret([UInt8])
    }

    /// HMAC's keys are at least as long as its hash (RFC 2104 section 3).
    static let secretBytesMin = 32

    /// A key that stays in its store.
    /// - Parameter storedKeyID: its name in the store, when that is another than `keyID`.
    /// - Throws: `HTTPSignatureError` with `keyUnfit` for `hmac-sha256`, which takes a secret.
    package init(
        _ keyStore: any KeyStore, keyID: String, storedKeyID: String? = nil, algorithm: HTTPSignatureAlgorithm
    ) throws(HTTPSignatureError) {
        guard algorithm.scheme != nil else {
            throw HTTPSignatureError(.keyUnfit, "\(algorithm.rawValue) takes a secret and no key pair")
        }
        self.keyID = keyID
        self.algorithm = algorithm
        source = .store(keyStore, storedKeyID: storedKeyID ?? keyID)
    }

    /// A secret that both sides know, for `hmac-sha256`.
    /// - Throws: `HTTPSignatureError` with `keyUnfit` below 32 bytes.
    package init(secret: [UInt8], keyID: String) throws(HTTPSignatureError) {
        guard secret.count >= Self.secretBytesMin else {
            throw HTTPSignatureError(.keyUnfit, "A secret has at least \(Self.secretBytesMin) bytes")
        }
        self.keyID = keyID
        algorithm = .hmacSHA256
        source = .secret(secret)
    }

    /// - Throws: `HTTPSignatureError` with `signingFailed`.
    func sign(_ base: [UInt8]) async throws(HTTPSignatureError) -> [UInt8] {
        switch source {
        case .secret(let secret): return HMAC.authenticate(.sha256, key: secret, base)
        case .store(let keyStore, let storedKeyID):
            guard let scheme = algorithm.scheme else { throw HTTPSignatureError(.signingFailed, "No key pair") }
            do {
                let signature = try await keyStore.sign(base, keyID: storedKeyID, scheme: scheme)
                return try algorithm.curve.map { curve in try ECDSASignature.jose(fromDER: signature, curve) }
                    ?? signature
            } catch {
                throw HTTPSignatureError(.signingFailed, "The key \(storedKeyID) did not sign", cause: error)
            }
        }
    }
}

/// The secret is in no description and no dump.
extension HTTPSigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "HTTPSigningKey(\(keyID), \(algorithm.rawValue))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
