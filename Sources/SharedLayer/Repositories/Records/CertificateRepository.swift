package struct CertificateRepository: RecordRepository {
    package let base: BaseRepository<CertificateModel>

    package static let perPublisherMax = 100

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(publisherID: String, thumbprint: String) async throws(RepositoryError) -> CertificateModel? {
        try await base.get(CertificateModel.key(publisherID: publisherID, thumbprint: thumbprint))
    }

    /// All of a publisher's, read consistently. Throws `tooManyItems` beyond `perPublisherMax`.
    package func certificates(of publisherID: String) async throws(RepositoryError) -> [CertificateModel] {
        try await base.query(
            partition: CertificateModel.partition(publisherID: publisherID), prefix: CertificateModel.sortPrefix,
            itemsMax: Self.perPublisherMax)
    }
}
