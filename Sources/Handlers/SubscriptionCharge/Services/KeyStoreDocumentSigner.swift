package import SharedLayer

/// Signs with a key that stays in its key store (KMS).
package struct KeyStoreDocumentSigner: DocumentSigner {
    private let keyStore: any KeyStore
    private let keyID: String

    package init(keyStore: any KeyStore, keyID: String) {
        self.keyStore = keyStore
        self.keyID = keyID
    }

    package func sign(_ document: [UInt8]) async throws -> DocumentSignature {
        fatalError()
    }
}
