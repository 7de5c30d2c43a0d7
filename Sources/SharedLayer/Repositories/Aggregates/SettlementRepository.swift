/// Settlements in their stack's table, with their ledger lines, the entries that they settle, and their accounts.
package struct SettlementRepository: Sendable {
    /// States, histories, searches and changes.
    package let aggregates: AggregateRepository<SettlementModel>
    let transactor: RecordTransactor
    var table: String { aggregates.base.table }
    private var lines: BaseRepository<LedgerLineModel> { aggregates.parts() }

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        aggregates = AggregateRepository(dynamo: dynamo, table: table, makeToken: makeToken)
        transactor = RecordTransactor(dynamo: dynamo, makeToken: makeToken)
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
        lines.records(of: query(of: reference, after: 0))
    }

    /// A page of them, from the line after number `last`; a page that is not full is the last one.
    package func linePage(
        of reference: SettlementReference, after last: Int = 0, recordsMax: Int
    ) async throws(RepositoryError) -> [LedgerLineModel] {
        try await lines.page(of: query(of: reference, after: last), recordsMax: recordsMax).records
    }

    private func query(of reference: SettlementReference, after last: Int) -> RecordQuery {
        RecordQuery(
            partition: reference.partition,
            sort: .between(
                NumberedKey.text(LedgerLineModel.sortPrefix, last + 1),
                NumberedKey.text(LedgerLineModel.sortPrefix, NumberedKey.numberMax)))
    }
}
