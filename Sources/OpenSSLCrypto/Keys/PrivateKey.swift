import COpenSSL

/// A private key: it signs. Its bytes never appear in a description.
package struct PrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let handle: KeyHandle
    package let publicKey: PublicKey
    /// PrivateKeyInfo without encryption (RFC 5208). A secret.
    package let pkcs8DER: [UInt8]

    package var kind: KeyKind { publicKey.kind }

    /// Throws `invalidParameter` for RSA below 2048 or above 8192 bits.
    package static func generate(_ kind: KeyKind) throws(CryptoError) -> PrivateKey {
        try PrivateKey(KeyGeneration.generate(kind))
    }

    /// Throws `invalidKey`.
    package init(pkcs8DER: [UInt8]) throws(CryptoError) {
        let pointer = DER.decode(pkcs8DER, { d2i_AutoPrivateKey(nil, $0, $1) }, free: EVP_PKEY_free)
        guard let pointer else { throw .openSSL(.invalidKey, "The bytes are no private key in DER") }
        try self.init(KeyHandle(owning: pointer))
    }

    /// Takes PKCS#8 and the older forms `RSA PRIVATE KEY` and `EC PRIVATE KEY`. Throws `invalidKey`.
    package init(pem: String) throws(CryptoError) {
        let blocks = try PEM.parse(pem, orThrow: .invalidKey)
        guard let block = blocks.first(where: { $0.label.hasSuffix("PRIVATE KEY") }) else {
            throw CryptoError(.invalidKey, "The text has no block PRIVATE KEY")
        }
        try self.init(pkcs8DER: block.der)
    }

    init(_ handle: KeyHandle) throws(CryptoError) {
        self.handle = handle
        let spki = try DER.encode("The public key") { i2d_PUBKEY(handle.pointer, $0) }
        publicKey = try PublicKey(spkiDER: spki)
        guard let info = EVP_PKEY2PKCS8(handle.pointer) else {
            throw .openSSL(.invalidKey, "The private key cannot be exported")
        }
        defer { PKCS8_PRIV_KEY_INFO_free(info) }
        pkcs8DER = try DER.encode("The private key") { i2d_PKCS8_PRIV_KEY_INFO(info, $0) }
    }

    /// A secret.
    package var pem: String { PEM(label: "PRIVATE KEY", der: pkcs8DER).text }

    /// Throws `schemeUnsupported` when the key is of another kind than the scheme.
    package func sign(_ message: [UInt8], _ scheme: SignatureScheme) throws(CryptoError) -> [UInt8] {
        try SignatureOperation.sign(message, key: handle, kind: kind, scheme)
    }

    /// Signs a hash that was made with the scheme's algorithm. Throws `invalidParameter` when its length is another.
    package func sign(digest: [UInt8], _ scheme: SignatureScheme) throws(CryptoError) -> [UInt8] {
        try SignatureOperation.sign(digest: digest, key: handle, kind: kind, scheme)
    }

    package var description: String { "PrivateKey(\(kind))" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
