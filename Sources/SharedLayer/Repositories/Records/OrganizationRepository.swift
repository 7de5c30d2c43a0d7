package struct OrganizationRepository: RecordRepository {
    package let base: BaseRepository<OrganizationModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ organizationID: String) async throws(RepositoryError) -> OrganizationModel? {
        try await base.get(OrganizationModel.key(organizationID: organizationID))
    }

    package func delete(_ organizationID: String) async throws(RepositoryError) {
        try await base.delete(OrganizationModel.key(organizationID: organizationID))
    }

    /// All organizations, in the order of their ids; see `IndexPage`.
    package var queryOfAll: IndexQuery { IndexQuery(.kind, partition: "ORGANIZATION") }
}
