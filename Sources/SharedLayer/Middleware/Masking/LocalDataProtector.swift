import OpenSSLCrypto

/// Encrypts with one key that the function has, with AES-256-GCM.
///
/// For keys that a secret manager gave; one key may seal 2^32 values.
package struct LocalDataProtector: DataProtector, CustomStringConvertible {
    private let key: [UInt8]

    package static let keyByteCount = AESGCM.keyByteCount

    /// The key has `keyByteCount` bytes, which is checked when it is used.
    package init(key: [UInt8]) {
        self.key = key
    }

    package var description: String { "LocalDataProtector" }

    package func seal(_ plaintext: [UInt8], context: [String: String]) async throws -> [UInt8] {
        try AESGCM.seal(plaintext, key: key, authenticating: Self.bytes(context))
    }

    package func open(_ sealed: [UInt8], context: [String: String]) async throws -> [UInt8] {
        try AESGCM.open(sealed, key: key, authenticating: Self.bytes(context))
    }

    /// One form for equal contexts.
    private static func bytes(_ context: [String: String]) throws -> [UInt8] {
        try CanonicalJSON.bytes(of: .object(JSONObject(context.map { ($0.key, .string($0.value)) })))
    }
}
