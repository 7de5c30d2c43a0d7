package struct OrganizationRepository: Sendable {
    private let base: BaseRepository<OrganizationModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ organizationID: String) async throws(RepositoryError) -> OrganizationModel? {
        try await base.get(OrganizationModel.key(organizationID: organizationID))
    }

    /// Throws `versionConflict` when the record was changed since it was read.
    package func save(_ organization: OrganizationModel) async throws(RepositoryError) -> OrganizationModel {
        try await base.save(organization)
    }

    package func delete(_ organizationID: String) async throws(RepositoryError) {
        try await base.delete(OrganizationModel.key(organizationID: organizationID))
    }
}
