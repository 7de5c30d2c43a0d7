package import OpenSSLCrypto

/// A secret key of 256 bits. Its bytes are in no description.
package struct SymmetricKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package static let byteCount = AESGCM.keyByteCount

    /// A secret.
    package let bytes: [UInt8]

    /// - Throws: `CryptoError` with `invalidKey` unless there are 32 bytes.
    package init(_ bytes: [UInt8]) throws(CryptoError) {
        guard bytes.count == Self.byteCount else {
            throw CryptoError(.invalidKey, "A key has \(Self.byteCount) bytes, not \(bytes.count)")
        }
        self.bytes = bytes
    }

    /// A random one.
    /// - Throws: `CryptoError` with `operationFailed` when the system gives no entropy.
    package static func generate() throws(CryptoError) -> SymmetricKey {
        try SymmetricKey(SecureRandom.bytes(byteCount))
    }

    /// The key for one purpose, from which neither this key nor that of another purpose follows (RFC 5869, SHA-256).
    ///
    /// - Parameter salt: random or empty; no secret.
    /// - Throws: `CryptoError` with `operationFailed`.
    package func derived(for purpose: String, salt: [UInt8] = []) throws(CryptoError) -> SymmetricKey {
        try SymmetricKey(
            HKDF.derive(.sha256, from: bytes, salt: salt, info: Array(purpose.utf8), byteCount: Self.byteCount))
    }

    package var description: String { "SymmetricKey(256 bits)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension SymmetricKey: Equatable {
    /// In a time that tells nothing about where the keys differ.
    package static func == (left: SymmetricKey, right: SymmetricKey) -> Bool {
        ConstantTime.equal(left.bytes, right.bytes)
    }
}
