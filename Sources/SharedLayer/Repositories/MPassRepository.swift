package struct MPassRepository: Sendable {
    private let base: BaseRepository<MPassModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ mPassID: String) async throws(RepositoryError) -> MPassModel? {
        try await base.get(MPassModel.key(mPassID: mPassID))
    }

    /// Throws `versionConflict` when the record was changed since it was read.
    package func save(_ mPass: MPassModel) async throws(RepositoryError) -> MPassModel {
        try await base.save(mPass)
    }

    package func delete(_ mPassID: String) async throws(RepositoryError) {
        try await base.delete(MPassModel.key(mPassID: mPassID))
    }
}
