package struct UserRepository: RecordRepository {
    package let base: BaseRepository<UserModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(_ userID: String) async throws(RepositoryError) -> UserModel? {
        try await base.get(UserModel.key(userID: userID))
    }

    /// An organization's users; see `IndexPage`.
    package func query(organizationID: String) -> IndexQuery {
        IndexQuery(.organization, partition: organizationID, sort: .beginsWith("USER#"))
    }
}
