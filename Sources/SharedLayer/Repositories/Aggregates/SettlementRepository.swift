/// Settlements in their stack's table, with their ledger lines.
package struct SettlementRepository: Sendable {
    /// States, histories, searches and changes.
    package let aggregates: AggregateRepository<SettlementModel>
    private var lines: BaseRepository<LedgerLineModel> { aggregates.parts() }

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        aggregates = AggregateRepository(dynamo: dynamo, table: table, makeToken: makeToken)
    }

    /// Writes lines, in any number: they count from the moment when the settlement's state says how many there are and what their
    /// hash is. Writing the same ones again changes nothing.
    ///
    /// Throws `service` with some of it done, `malformedRecord`, `duplicateKey`.
    package func write(_ lines: [LedgerLineModel]) async throws(RepositoryError) {
        try await self.lines.write(lines)
    }

    /// A settlement's lines in their order, read consistently.
    package func lines(of reference: SettlementReference) -> Records<LedgerLineModel> {
        lines.records(of: query(of: reference))
    }

    /// A page of them for an API.
    package func linePage(
        of reference: SettlementReference, recordsMax: Int, from cursor: PageCursor? = nil
    ) async throws(RepositoryError) -> RecordPage<LedgerLineModel> {
        try await lines.page(of: query(of: reference), recordsMax: recordsMax, from: cursor)
    }

    private func query(of reference: SettlementReference) -> RecordQuery {
        RecordQuery(partition: reference.partition, sort: .beginsWith(LedgerLineModel.sortPrefix))
    }
}
