/// Signs with a key that stays in its key store (KMS): a detached JWS, PS256, that names the key by `kid`.
package struct KeyStoreDocumentSigner: DocumentSigner {
    private let crypto: CryptoService
    private let keyStore: any KeyStore
    private let keyID: String

    package init(crypto: CryptoService, keyStore: any KeyStore, keyID: String) {
        self.crypto = crypto
        self.keyStore = keyStore
        self.keyID = keyID
    }

    /// Throws a `SignatureError` with `signingFailed`.
    package func sign(_ document: [UInt8]) async throws -> DocumentSignature {
        try await sign(document, type: nil)
    }

    /// - Parameter type: the header's `typ`: what kind of statement the signature makes.
    /// - Parameter claims: further members of the protected header.
    /// - Throws: a `SignatureError` with `signingFailed`.
    package func sign(
        _ document: [UInt8], type: String?, claims: [String: String] = [:]
    ) async throws -> DocumentSignature {
        // A document is for whoever it concerns, wherever it is sent: it names no audience and no URL.
        let text = try await crypto.signDetached(
            document, keyID: keyID, keyStore: keyStore, audience: nil, url: nil, type: type,
            claims: claims)
        return DocumentSignature(text: text, keyID: keyID)
    }
}
