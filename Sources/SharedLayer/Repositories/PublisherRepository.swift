package struct PublisherRepository: Sendable {
    private let base: BaseRepository<PublisherModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ publisherID: String) async throws(RepositoryError) -> PublisherModel? {
        try await base.get(PublisherModel.key(publisherID: publisherID))
    }

    /// Throws `versionConflict` when the record was changed since it was read.
    package func save(_ publisher: PublisherModel) async throws(RepositoryError) -> PublisherModel {
        try await base.save(publisher)
    }

    package func delete(_ publisherID: String) async throws(RepositoryError) {
        try await base.delete(PublisherModel.key(publisherID: publisherID))
    }
}
