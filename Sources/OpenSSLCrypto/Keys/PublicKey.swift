import COpenSSL

/// A public key: it verifies signatures.
package struct PublicKey: Sendable {
    let handle: KeyHandle
    package let kind: KeyKind
    /// SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7), as KMS's GetPublicKey gives it.
    package var spkiDER: [UInt8] { handle.spkiDER }

    /// Throws `invalidKey`.
    package init(spkiDER: [UInt8]) throws(CryptoError) {
        let pointer = DER.decode(spkiDER, { d2i_PUBKEY(nil, $0, $1) }, free: EVP_PKEY_free)
        guard let pointer else { throw .openSSL(.invalidKey, "The bytes are no public key in DER") }
        try self.init(KeyHandle(owning: pointer))
    }

    /// Throws `invalidKey`.
    package init(pem: String) throws(CryptoError) {
        guard let block = try PEM.parse(pem, orThrow: .invalidKey).first(where: { $0.label == "PUBLIC KEY" }) else {
            throw CryptoError(.invalidKey, "The text has no block PUBLIC KEY")
        }
        try self.init(spkiDER: block.der)
    }

    init(_ handle: KeyHandle) throws(CryptoError) {
        self.handle = handle
        kind = try KeyKind(of: handle.pointer)
    }

    package var pem: String { PEM(label: "PUBLIC KEY", der: spkiDER).text }

    /// Whether the signature is this key's over the message; also false when the scheme does not fit the key.
    package func verify(_ signature: [UInt8], of message: [UInt8], _ scheme: SignatureScheme) -> Bool {
        SignatureOperation.verify(signature, of: message, key: handle, kind: kind, scheme)
    }

    /// As `verify`, over a hash that was made with the scheme's algorithm. False for Ed25519, which takes messages only.
    package func verify(_ signature: [UInt8], ofDigest digest: [UInt8], _ scheme: SignatureScheme) -> Bool {
        SignatureOperation.verify(signature, ofDigest: digest, key: handle, kind: kind, scheme)
    }
}

extension PublicKey: Hashable {
    package static func == (left: PublicKey, right: PublicKey) -> Bool {
        defer { _ = OpenSSLErrorQueue.drain() }
        return EVP_PKEY_eq(left.handle.pointer, right.handle.pointer) == 1
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(kind) }
}
