import OpenSSLCrypto

/// Encrypts bytes under data keys, which a key that never leaves its store wraps: KMS in the cloud, memory in tests.
///
/// What is sealed says itself which key opens it, so that keys can be changed: `keyID` seals, and what was sealed under one of
/// `olderKeyIDs` still opens.
package struct EnvelopeService: BaseService {
    package let surroundings: ServiceSurroundings
    private let store: any WrappingKeyStore
    private let keyID: String
    private let acceptedKeyIDs: Set<String>
    private let cache: DataKeyCache

    /// The most that is sealed at once: all of it is in memory.
    package static let plaintextBytesMax = 16 << 20

    /// - Parameter keyID: an id or an ARN and no alias.
    /// - Throws: `EnvelopeError` with `keyNotNamed` for an alias or a name that no envelope can carry.
    package init(
        _ surroundings: ServiceSurroundings, store: any WrappingKeyStore, keyID: String,
        olderKeyIDs: Set<String> = [], limits: DataKeyLimits = DataKeyLimits()
    ) throws(EnvelopeError) {
        let acceptedKeyIDs = olderKeyIDs.union([keyID])
        for keyID in acceptedKeyIDs {
            guard !keyID.hasPrefix("alias/"), !keyID.contains(":alias/"),
                (1...Envelope.keyIDBytesMax).contains(keyID.utf8.count)
            else { throw EnvelopeError(.keyNotNamed, "\(keyID) is no key's own id") }
        }
        self.surroundings = surroundings
        self.store = store
        self.keyID = keyID
        self.acceptedKeyIDs = acceptedKeyIDs
        cache = DataKeyCache(limits: limits)
    }

    /// - Parameter context: what the bytes belong to; no secret, and needed again for opening.
    /// - Throws: `EnvelopeError` with `tooLarge`, `keyUnknown`, `unavailable`, `failed`.
    package func seal(_ plaintext: [UInt8], context: EncryptionContext) async throws(EnvelopeError) -> [UInt8] {
        let contextBytes = try bytes(of: context)
        guard plaintext.count <= Self.plaintextBytesMax else {
            throw EnvelopeError(.tooLarge, "At most \(Self.plaintextBytesMax) bytes are sealed at once")
        }
        let dataKey = try await sealingKey(context, contextBytes, bytes: plaintext.count)
        do {
            return try EnvelopeSealing.seal(plaintext, dataKey: dataKey, keyID: keyID, context: contextBytes)
        } catch {
            throw EnvelopeError(.failed, "The bytes cannot be sealed", cause: error)
        }
    }

    /// - Throws: every code of `EnvelopeError` but `keyNotNamed`.
    package func open(_ envelope: [UInt8], context: EncryptionContext) async throws(EnvelopeError) -> [UInt8] {
        let contextBytes = try bytes(of: context)
        let (header, sealed) = try Envelope.parse(envelope)
        guard sealed.count - AESGCM.overheadByteCount <= Self.plaintextBytesMax else {
            throw EnvelopeError(.tooLarge, "At most \(Self.plaintextBytesMax) bytes are opened at once")
        }
        guard acceptedKeyIDs.contains(header.keyID) else {
            throw EnvelopeError(.keyUnknown, "Sealed under \(header.keyID.debugDescription), which is not accepted")
        }
        guard ConstantTime.equal(header.contextHash, Digest.hash(.sha256, contextBytes)) else {
            throw EnvelopeError(.contextMismatch, "Sealed for another context")
        }
        let key = try await openingKey(header, context)
        do {
            return try EnvelopeSealing.open(header, sealed: sealed, key: key, context: contextBytes)
        } catch {
            throw EnvelopeError(
                error.code == .authenticationFailed ? .authenticationFailed : .failed, "The envelope was changed",
                cause: error)
        }
    }

    private func sealingKey(
        _ context: EncryptionContext, _ contextBytes: [UInt8], bytes: Int
    ) async throws(EnvelopeError) -> DataKey {
        if let kept = cache.sealingKey(for: contextBytes, bytes: bytes, now: now()) { return kept }
        let dataKey: DataKey
        do { dataKey = try await store.generateDataKey(keyID: keyID, context: context) } catch {
            throw Self.error(error, keyID)
        }
        guard (1...Envelope.wrappedBytesMax).contains(dataKey.wrapped.count) else {
            throw EnvelopeError(.failed, "The store wrapped a key into \(dataKey.wrapped.count) bytes")
        }
        cache.keep(dataKey, for: contextBytes, bytes: bytes, now: now())
        return dataKey
    }

    private func openingKey(
        _ header: Envelope, _ context: EncryptionContext
    ) async throws(EnvelopeError) -> SymmetricKey {
        let cacheKey = Digest.hash(.sha256, header.contextHash + Array(header.keyID.utf8) + [0] + header.wrapped)
        if let kept = cache.openingKey(cacheKey, now: now()) { return kept }
        let key: SymmetricKey
        do {
            let bytes = try await store.decrypt(header.wrapped, keyID: header.keyID, context: context)
            key = try SymmetricKey(bytes)
        } catch let error as KeyStoreError {
            throw Self.error(error, header.keyID)
        } catch {
            throw EnvelopeError(.keyMismatch, "What was wrapped is no data key", cause: error)
        }
        cache.keep(key, for: cacheKey, now: now())
        return key
    }

    private func bytes(of context: EncryptionContext) throws(EnvelopeError) -> [UInt8] {
        let bytes = context.bytes
        guard bytes.count <= EncryptionContext.bytesMax else {
            throw EnvelopeError(.tooLarge, "The context has more than \(EncryptionContext.bytesMax) bytes")
        }
        return bytes
    }

    private static func error(_ error: KeyStoreError, _ keyID: String) -> EnvelopeError {
        switch error.code {
        case .keyNotFound: EnvelopeError(.keyUnknown, "The store has no key \(keyID)", cause: error)
        case .ciphertextRefused:
            EnvelopeError(.keyMismatch, "The store's key \(keyID) did not wrap this data key", cause: error)
        case .unavailable: EnvelopeError(.unavailable, "The store did not answer", cause: error)
        case .schemeUnsupported, .failed:
            EnvelopeError(.failed, "The store did not use the key \(keyID)", cause: error)
        }
    }
}
