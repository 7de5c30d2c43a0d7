package struct PartnerRepository: RecordRepository {
    package let base: BaseRepository<PartnerModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ partnerID: String) async throws(RepositoryError) -> PartnerModel? {
        try await base.get(PartnerModel.key(partnerID: partnerID))
    }

    package func delete(_ partnerID: String) async throws(RepositoryError) {
        try await base.delete(PartnerModel.key(partnerID: partnerID))
    }

    /// All partners, in the order of their ids; see `IndexPage`.
    package var queryOfAll: IndexQuery { IndexQuery(.kind, partition: "PARTNER") }
}
