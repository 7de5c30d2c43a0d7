package struct EndpointRepository: RecordRepository {
    package let base: BaseRepository<EndpointModel>

    package static let perPartnerMax = 100

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(partnerID: String, endpointID: String) async throws(RepositoryError) -> EndpointModel? {
        try await base.get(EndpointModel.key(partnerID: partnerID, endpointID: endpointID))
    }

    /// A partner's endpoints, read consistently. Throws `tooManyItems` beyond `perPartnerMax`.
    package func endpoints(of partnerID: String) async throws(RepositoryError) -> [EndpointModel] {
        try await base.query(
            partition: PartnerModel.key(partnerID: partnerID).partition, prefix: EndpointModel.sortPrefix,
            itemsMax: Self.perPartnerMax)
    }
}
