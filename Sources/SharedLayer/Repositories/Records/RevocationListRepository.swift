package struct RevocationListRepository: RecordRepository {
    package let base: BaseRepository<RevocationListModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    /// - Parameter issuerHash: see `RevocationListModel`.
    package func get(issuerHash: String) async throws(RepositoryError) -> RevocationListModel? {
        try await base.get(RevocationListModel.key(issuerHash: issuerHash))
    }
}
