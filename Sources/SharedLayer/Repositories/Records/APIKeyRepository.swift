package struct APIKeyRepository: RecordRepository {
    package let base: BaseRepository<APIKeyModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    /// The record of the key that a caller sent; whether it still opens anything is in it.
    package func get(key: String) async throws(RepositoryError) -> APIKeyModel? {
        try await base.get(APIKeyModel.key(hash: APIKeyModel.hash(of: key)))
    }

    /// An organization's keys; see `IndexPage`.
    package func query(organizationID: String) -> IndexQuery {
        IndexQuery(.organization, partition: organizationID, sort: .beginsWith("APIKEY#"))
    }
}
