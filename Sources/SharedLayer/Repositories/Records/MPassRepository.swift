package struct MPassRepository: RecordRepository {
    package let base: BaseRepository<MPassModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ mPassID: String) async throws(RepositoryError) -> MPassModel? {
        try await base.get(MPassModel.key(mPassID: mPassID))
    }

    package func delete(_ mPassID: String) async throws(RepositoryError) {
        try await base.delete(MPassModel.key(mPassID: mPassID))
    }

    /// The mPasses of an organization, in the order of their ids; see `IndexPage`.
    package func query(organizationID: String) -> IndexQuery {
        IndexQuery(.organization, partition: organizationID, sort: .beginsWith("MPASS#"))
    }
}
