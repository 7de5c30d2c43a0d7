/// Contracts, in the subscription charge's table.
package typealias ContractRepository = AggregateRepository<ContractModel>

extension AggregateRepository<ContractModel> {
    /// The periods that a contract was charged for, the latest first, at most `max`; none for a contract that is charged once.
    package func periods(
        of contract: ContractReference, max: Int = 100
    ) async throws(RepositoryError) -> [ContractPeriodModel] {
        let periods: BaseRepository<ContractPeriodModel> = parts()
        return try await periods.page(
            of: RecordQuery(
                partition: contract.contract.partition, sort: .beginsWith(ContractPeriodModel.sortPrefix),
                isAscending: false),
            recordsMax: max
        ).records
    }
}
