/// Signers' certificates as the certificate service reads them from their table.
package struct SignerCertificates: CertificateSource {
    private let repository: CertificateRepository

    /// The only type that signers have.
    package static let type = "signing"

    package init(_ repository: CertificateRepository) {
        self.repository = repository
    }

    package func certificates(of signerID: String, type: String) async throws -> [CertificateEntry] {
        try await repository.certificates(of: signerID).map { model in
            CertificateEntry(
                entityID: model.publisherID, type: Self.type, pem: model.pem,
                status: model.status == .active ? .active : .revoked, notBefore: model.notBefore,
                notAfter: model.notAfter, thumbprint: model.thumbprint)
        }
    }
}
