package import SharedLayer

extension EvidenceDocument {
    package init(_ document: SignedContractModel, publicKey: String) {
        self.init(
            body: Base64URL.text(document.document), signature: document.signature, signedAt: document.signedAt,
            key: EvidenceKey(keyID: document.keyID, publicKey: publicKey))
    }
}
