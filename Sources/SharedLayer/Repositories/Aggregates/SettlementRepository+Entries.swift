/// Entries wait in their account's partition until a settlement takes them into its own.
extension SettlementRepository {
    private var entries: BaseRepository<SettlementEntryModel> { aggregates.parts() }

    /// Records an entry, once for good. False when it was recorded before, settled since or not.
    ///
    /// Throws `service`, `malformedRecord`.
    package func record(_ entry: SettlementEntryModel) async throws(RepositoryError) -> Bool {
        let recorded = RecordedEntryModel(entry)
        var transaction = RecordTransaction()
        try transaction.insert(recorded, in: table)
        try transaction.insert(entry, in: table)
        do {
            try await transactor.commit(transaction)
            return true
        } catch {
            guard try await self.recorded(recorded.key) != nil else { throw error }
            return false
        }
    }

    /// That an entry was recorded, and for which account.
    package func recorded(_ key: RecordKey) async throws(RepositoryError) -> RecordedEntryModel? {
        try await aggregates.parts().get(key)
    }

    /// What waits in an account and happened before `end`, oldest first; read consistently, a page at a time.
    package func waiting(
        in account: SettlementAccountReference, before end: Timestamp, pageRecordsMax: Int
    ) -> RecordPages<SettlementEntryModel> {
        entries.pages(
            of: RecordQuery(
                partition: SettlementEntryModel.unsettledPartition(account),
                sort: .before(SettlementEntryModel.sortPrefix + end.text)),
            pageRecordsMax: pageRecordsMax)
    }

    /// Moves entries into the settlement of `run`, and saves the run with them: all of it or nothing.
    ///
    /// Throws `notFound` when another settlement was first with one of them, `versionConflict` when another invocation is at the
    /// same run; `tooManyItems` beyond `entriesPerTransactionMax`.
    package func take(
        _ entries: [SettlementEntryModel], saving run: SettlementRunModel
    ) async throws(RepositoryError) -> SettlementRunModel {
        var transaction = RecordTransaction()
        let saved = try transaction.save(run, in: table)
        for entry in entries {
            transaction.delete(entry.key, in: table)
            try transaction.insert(entry.taken(by: run.reference.settlementID), in: table)
        }
        try await transactor.commit(transaction)
        return saved
    }

    /// Each entry is a deletion and an insertion; the run is one more.
    package static var entriesPerTransactionMax: Int { (RecordTransaction.partsMax - 1) / 2 }

    /// Entries that a settlement has taken, in their order, from the one after the sort key `last`.
    package func taken(
        by reference: SettlementReference, after last: String?, recordsMax: Int
    ) async throws(RepositoryError) -> [SettlementEntryModel] {
        // `!` is before and `~` behind every character of an identifier.
        let first = last.map { $0 + "!" } ?? SettlementEntryModel.sortPrefix
        return try await entries.page(
            of: RecordQuery(
                partition: reference.partition, sort: .between(first, SettlementEntryModel.sortPrefix + "~")),
            recordsMax: recordsMax
        ).records
    }
}
