import OpenSSLCrypto

/// Seals and opens envelopes with a data key that is at hand.
enum EnvelopeSealing {
    /// The algorithm's name is in it, so that no other one ever derives the same keys.
    private static let purpose = Array("envelope 1 AES-256-GCM".utf8)

    static func seal(
        _ plaintext: [UInt8], dataKey: DataKey, keyID: String, context: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        let messageID = try SecureRandom.bytes(Envelope.hashByteCount)
        let (key, commitment) = try keys(from: dataKey.key, messageID: messageID)
        let header = Envelope(
            algorithm: .aes256GCMCommitted, messageID: messageID, contextHash: Digest.hash(.sha256, context),
            keyID: keyID, wrapped: dataKey.wrapped, commitment: commitment
        ).header
        return header + (try AESGCM.seal(plaintext, key: key, authenticating: header + context))
    }

    /// - Throws: `authenticationFailed` when the key or the context are others, or anything was changed.
    static func open(
        _ envelope: Envelope, sealed: ArraySlice<UInt8>, key: SymmetricKey, context: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        let (key, commitment) = try keys(from: key, messageID: envelope.messageID)
        guard ConstantTime.equal(commitment, envelope.commitment) else {
            throw CryptoError(.authenticationFailed, "The envelope was not sealed with this data key")
        }
        return try AESGCM.open(sealed, key: key, authenticating: envelope.header + context)
    }

    private static func keys(
        from dataKey: SymmetricKey, messageID: [UInt8]
    ) throws(CryptoError) -> (key: [UInt8], commitment: [UInt8]) {
        let derived = try HKDF.derive(
            .sha512, from: dataKey.bytes, salt: messageID, info: purpose, byteCount: 2 * SymmetricKey.byteCount)
        return (Array(derived.prefix(SymmetricKey.byteCount)), Array(derived.suffix(SymmetricKey.byteCount)))
    }
}
