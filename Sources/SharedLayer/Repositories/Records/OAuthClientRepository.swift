package struct OAuthClientRepository: RecordRepository {
    package let base: BaseRepository<OAuthClientModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ clientID: String) async throws(RepositoryError) -> OAuthClientModel? {
        try await base.get(OAuthClientModel.key(clientID: clientID))
    }

    /// An organization's clients; see `IndexPage`.
    package func query(organizationID: String) -> IndexQuery {
        IndexQuery(.organization, partition: organizationID, sort: .beginsWith("CLIENT#"))
    }
}
