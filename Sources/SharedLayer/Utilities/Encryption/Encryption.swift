package import OpenSSLCrypto

/// Encrypts bytes and texts under a key that is at hand, by AES-256-GCM with a random nonce.
///
/// Whoever has no key at hand seals with `EnvelopeService`, whose keys stay in KMS. A sealed value is
/// `version (1 byte) | nonce (12) | ciphertext | tag (16)`; one key may seal 2^32 values.
package enum Encryption {
    private static let version: UInt8 = 1

    /// - Parameter context: what the value is and whose, such as `card/4711`. It is not part of what is sealed, and `open` must
    ///   be given the same, so that no value can be put in another's place.
    /// - Throws: `CryptoError` with `operationFailed`, `invalidParameter`.
    package static func seal(
        _ bytes: [UInt8], key: SymmetricKey, context: String = ""
    ) throws(CryptoError) -> [UInt8] {
        [version] + (try AESGCM.seal(bytes, key: key.bytes, authenticating: authenticated(context)))
    }

    /// - Throws: `CryptoError` with `invalidParameter` when the bytes are no sealed value, and with `authenticationFailed` when
    ///   they were sealed under another key or context, or changed.
    package static func open(
        _ sealed: [UInt8], key: SymmetricKey, context: String = ""
    ) throws(CryptoError) -> [UInt8] {
        guard sealed.first == version, sealed.count > AESGCM.overheadByteCount else {
            throw CryptoError(.invalidParameter, "The bytes are no sealed value of version \(version)")
        }
        return try AESGCM.open(sealed.dropFirst(), key: key.bytes, authenticating: authenticated(context))
    }

    /// - Returns: base64url without padding.
    /// - Throws: As `seal` of bytes.
    package static func seal(_ text: String, key: SymmetricKey, context: String = "") throws(CryptoError) -> String {
        Base64URL.text(try seal(Array(text.utf8), key: key, context: context))
    }

    /// - Throws: As `open` of bytes.
    package static func open(_ sealed: String, key: SymmetricKey, context: String = "") throws(CryptoError) -> String {
        guard let bytes = Base64URL.bytes(sealed) else {
            throw CryptoError(.invalidParameter, "The text is no sealed value in base64url")
        }
        guard let text = String(validating: try open(bytes, key: key, context: context), as: UTF8.self) else {
            throw CryptoError(.invalidParameter, "What was sealed is no text")
        }
        return text
    }

    private static func authenticated(_ context: String) -> [UInt8] { [version] + Array(context.utf8) }
}
