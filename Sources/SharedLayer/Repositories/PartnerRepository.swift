package struct PartnerRepository: Sendable {
    private let base: BaseRepository<PartnerModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ partnerID: String) async throws(RepositoryError) -> PartnerModel? {
        try await base.get(PartnerModel.key(partnerID: partnerID))
    }

    /// Throws `versionConflict` when the record was changed since it was read.
    package func save(_ partner: PartnerModel) async throws(RepositoryError) -> PartnerModel {
        try await base.save(partner)
    }

    package func delete(_ partnerID: String) async throws(RepositoryError) {
        try await base.delete(PartnerModel.key(partnerID: partnerID))
    }
}
