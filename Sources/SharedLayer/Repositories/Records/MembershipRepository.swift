package struct MembershipRepository: RecordRepository {
    package let base: BaseRepository<MembershipModel>

    package init(dynamo: DynamoClient, table: String) {
        base = BaseRepository(dynamo: dynamo, table: table)
    }

    package func get(organizationID: String, memberID: String) async throws(RepositoryError) -> MembershipModel? {
        try await base.get(MembershipModel.key(organizationID: organizationID, memberID: memberID))
    }

    /// An organization's members, in the order of their ids, read consistently.
    package func query(organizationID: String) -> RecordQuery {
        RecordQuery(
            partition: OrganizationModel.key(organizationID: organizationID).partition,
            sort: .beginsWith(MembershipModel.sortPrefix))
    }

    /// The organizations of a member; see `IndexPage`. Whether somebody is a member, `get` decides.
    package func query(memberID: String) -> IndexQuery {
        IndexQuery(.member, partition: memberID)
    }
}
