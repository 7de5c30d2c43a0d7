package import SharedLayer

/// Publishers' certificates as the certificate service reads them.
package struct PublisherCertificates: CertificateSource {
    private let repository: CertificateRepository

    /// The only type that publishers have.
    package static let type = "signing"

    package init(_ repository: CertificateRepository) {
        self.repository = repository
    }

    package func certificates(of publisherID: String, type: String) async throws -> [CertificateEntry] {
        try await repository.certificates(of: publisherID).map { model in
            CertificateEntry(
                entityID: model.publisherID, type: Self.type, pem: model.pem,
                status: model.status == .active ? .active : .revoked, notBefore: model.notBefore,
                notAfter: model.notAfter, thumbprint: model.thumbprint)
        }
    }
}
