/// Reconciliations in their stack's table, with their plans, slices and parts, and the ledger that is our side.
package struct ReconciliationRepository: Sendable {
    /// States, histories, searches and changes.
    package let aggregates: AggregateRepository<ReconciliationModel>

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        aggregates = AggregateRepository(dynamo: dynamo, table: table, makeToken: makeToken)
    }

    package var plans: BaseRepository<ReconciliationPlanModel> { aggregates.parts() }
    package var slices: BaseRepository<ReconciliationSliceModel> { aggregates.parts() }
    package var parts: BaseRepository<ReconciliationPartModel> { aggregates.parts() }
    package var ledger: BaseRepository<LedgerRecordModel> { aggregates.parts() }

    package func plan(_ reference: ReconciliationReference) async throws(RepositoryError) -> ReconciliationPlanModel? {
        try await plans.get(ReconciliationPlanModel.key(reference))
    }

    package func slice(
        _ slice: Int, of reference: ReconciliationReference
    ) async throws(RepositoryError) -> ReconciliationSliceModel? {
        try await slices.get(ReconciliationSliceModel.key(reference, slice: slice))
    }

    package func slices(
        of reference: ReconciliationReference
    ) async throws(RepositoryError) -> [ReconciliationSliceModel] {
        try await slices.query(
            partition: reference.partition, prefix: ReconciliationSliceModel.sortPrefix,
            itemsMax: ReconciliationSliceModel.slicesMax)
    }

    package func part(
        _ part: Int, of reference: ReconciliationReference
    ) async throws(RepositoryError) -> ReconciliationPartModel? {
        try await parts.get(ReconciliationPartModel.key(reference, part: part))
    }

    package func parts(
        of reference: ReconciliationReference
    ) async throws(RepositoryError) -> [ReconciliationPartModel] {
        try await parts.query(
            partition: reference.partition, prefix: ReconciliationPartModel.sortPrefix,
            itemsMax: ReconciliationPartModel.partsMax)
    }

    /// What we have of a day, page by page: a day of a million needs no more memory than one of a hundred.
    package func ledger(
        organizationID: String, partnerID: String, daysSince1970: Int
    ) -> RecordPages<LedgerRecordModel> {
        ledger.pages(
            of: RecordQuery(
                partition: LedgerRecordModel.partition(
                    organizationID: organizationID, partnerID: partnerID, daysSince1970: daysSince1970),
                sort: .beginsWith(LedgerRecordModel.sortPrefix)),
            pageRecordsMax: Self.ledgerPageRecordsMax)
    }

    /// A page ends at 1 MB anyway.
    private static let ledgerPageRecordsMax = 2_000
}
