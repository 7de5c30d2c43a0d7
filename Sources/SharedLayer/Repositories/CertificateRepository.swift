package struct CertificateRepository: Sendable {
    private let base: BaseRepository<CertificateModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(publisherID: String, thumbprint: String) async throws(RepositoryError) -> CertificateModel? {
        try await base.get(CertificateModel.key(publisherID: publisherID, thumbprint: thumbprint))
    }

    package func certificates(of publisherID: String) async throws(RepositoryError) -> [CertificateModel] {
        try await base.query(
            partition: "PUBLISHER#\(publisherID)", prefix: "CERTIFICATE#", itemsMax: Self.perPublisherMax)
    }

    /// Throws `versionConflict` when the record was changed since it was read.
    package func save(_ certificate: CertificateModel) async throws(RepositoryError) -> CertificateModel {
        try await base.save(certificate)
    }

    private static let perPublisherMax = 100
}
