/// Reconciliations in their stack's table, with their parts and each record's result.
package struct ReconciliationRepository: Sendable {
    /// States, histories, searches and changes.
    package let aggregates: AggregateRepository<ReconciliationModel>

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        aggregates = AggregateRepository(dynamo: dynamo, table: table, makeToken: makeToken)
    }

    package func part(
        _ part: Int, of reference: ReconciliationReference
    ) async throws(RepositoryError) -> ReconciliationPartModel? {
        try await parts.get(ReconciliationPartModel.key(reference, part: part))
    }

    /// Throws `versionConflict`.
    package func save(_ part: ReconciliationPartModel) async throws(RepositoryError) -> ReconciliationPartModel {
        try await parts.save(part)
    }

    /// The parts in their order, read consistently.
    package func parts(of reference: ReconciliationReference) -> Records<ReconciliationPartModel> {
        parts.records(
            of: RecordQuery(
                partition: reference.partition, sort: .beginsWith(ReconciliationPartModel.sortPrefix)))
    }

    /// Writes results, in any number; writing the same ones again changes nothing.
    ///
    /// Throws `service` with some of it done, `malformedRecord`, `duplicateKey`.
    package func write(_ results: [ReconciliationResultModel]) async throws(RepositoryError) {
        try await self.results.write(results)
    }

    /// A part's results in their order, read consistently and page by page: a report of a million needs no more memory than one of
    /// a hundred.
    package func results(
        of reference: ReconciliationReference, part: Int
    ) -> Records<ReconciliationResultModel> {
        results.records(of: query(of: reference, part: part))
    }

    /// A page of them for an API.
    package func resultPage(
        of reference: ReconciliationReference, part: Int, recordsMax: Int, from cursor: PageCursor? = nil
    ) async throws(RepositoryError) -> RecordPage<ReconciliationResultModel> {
        try await results.page(of: query(of: reference, part: part), recordsMax: recordsMax, from: cursor)
    }

    private var parts: BaseRepository<ReconciliationPartModel> { aggregates.parts() }
    private var results: BaseRepository<ReconciliationResultModel> { aggregates.parts() }

    private func query(of reference: ReconciliationReference, part: Int) -> RecordQuery {
        RecordQuery(
            partition: ReconciliationResultModel.partition(reference, part: part),
            sort: .beginsWith(ReconciliationResultModel.sortPrefix))
    }
}
