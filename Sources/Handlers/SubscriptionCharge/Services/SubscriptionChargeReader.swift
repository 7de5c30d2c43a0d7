package import SharedLayer

/// Reads how a contract's charges stand.
package struct SubscriptionChargeReader: Sendable {
    private let contracts: ContractRepository

    package init(contracts: ContractRepository) {
        self.contracts = contracts
    }

    /// The charge for the period, or else for the contract's latest one.
    ///
    /// Throws `notFound`, also for identifiers that no charge can have, and a `RepositoryError`.
    package func charge(_ reference: ContractReference) async throws -> SubscriptionChargeStatusResponse {
        do {
            try reference.validateShape()
        } catch {
            throw SubscriptionChargeError(.notFound, "No charge can have this name.", cause: error)
        }
        async let read = contracts.get(reference)
        let periods = try await contracts.periods(of: reference)
        var contract = try await read
        if contract == nil, reference.period == nil, let latest = periods.first {
            contract = try await contracts.get(latest.reference)
        }
        guard let contract else { throw SubscriptionChargeError(.notFound, "There is no such charge.") }
        return try SubscriptionChargeStatusResponse(
            contract, history: try await contracts.events(of: contract.reference), periods: periods)
    }
}
