/// How accounts stand, and how far the processing of a settlement has come.
extension SettlementRepository {
    private var accounts: BaseRepository<SettlementAccountModel> { aggregates.parts() }
    private var runs: BaseRepository<SettlementRunModel> { aggregates.parts() }

    package func account(
        _ account: SettlementAccountReference
    ) async throws(RepositoryError) -> SettlementAccountModel? {
        try await accounts.get(SettlementAccountModel.key(account))
    }

    /// Makes an account unless there is one.
    package func open(_ account: SettlementAccountModel) async throws(RepositoryError) {
        do {
            _ = try await accounts.save(account)
        } catch {
            guard error.code == .versionConflict else { throw error }
        }
    }

    /// Throws `versionConflict`.
    package func save(_ account: SettlementAccountModel) async throws(RepositoryError) -> SettlementAccountModel {
        try await accounts.save(account)
    }

    /// Accounts whose cut-off is not later than a moment, a page of keys at a time, shard after shard.
    package func accountsDue(at moment: Timestamp) -> [IndexPages<SettlementAccountModel>] {
        KeyShard.all("DEADLINE").map { shard in
            accounts.pages(of: IndexQuery(.deadline, partition: shard, sort: .through(moment.text)))
        }
    }

    package func run(of reference: SettlementReference) async throws(RepositoryError) -> SettlementRunModel? {
        try await runs.get(SettlementRunModel.key(reference))
    }

    /// Throws `versionConflict`: another invocation is at the same run.
    package func save(_ run: SettlementRunModel) async throws(RepositoryError) -> SettlementRunModel {
        try await runs.save(run)
    }
}
