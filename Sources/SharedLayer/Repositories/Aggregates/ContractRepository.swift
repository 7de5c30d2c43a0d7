/// Contracts, in the subscription charge's table.
package typealias ContractRepository = AggregateRepository<ContractModel>
