package struct PublisherRepository: RecordRepository {
    package let base: BaseRepository<PublisherModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ publisherID: String) async throws(RepositoryError) -> PublisherModel? {
        try await base.get(PublisherModel.key(publisherID: publisherID))
    }

    package func delete(_ publisherID: String) async throws(RepositoryError) {
        try await base.delete(PublisherModel.key(publisherID: publisherID))
    }

    /// The publishers of an organization, in the order of their ids; see `IndexPage`.
    package func query(organizationID: String) -> IndexQuery {
        IndexQuery(.organization, partition: organizationID, sort: .beginsWith("PUBLISHER#"))
    }
}
