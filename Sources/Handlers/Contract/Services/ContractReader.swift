package import SharedLayer

/// Reads contracts, with everything that belongs to them, from the table of the pipeline that makes them.
package struct ContractReader: Sendable {
    private let contracts: ContractRepository
    private let tokens: PageTokens

    /// Deliveries of one contract: one for each document, and a contract has one.
    private static let deliveriesMax = 100

    package init(contracts: ContractRepository, tokens: PageTokens) {
        self.contracts = contracts
        self.tokens = tokens
    }

    /// A page of an organization's contracts, one for each charge, the newest first.
    ///
    /// Throws a `Problem` with 400 for a page token that is none; a `RepositoryError`, which is `malformedCursor` for one of another
    /// search; a `ParameterError`.
    package func search(_ search: ContractSearch) async throws -> ContractPage {
        let query = contracts.search(
            organizationID: search.organizationID, status: search.status, dates: search.dates)
        let page = try await contracts.base.resolvedPage(
            of: query, recordsMax: search.limit, from: tokens.cursor(search.cursor))
        return ContractPage(
            contracts: try page.records.map { try ContractSummary($0) }, nextCursor: try await tokens.token(page.cursor)
        )
    }

    /// Throws `notFound`, a `RepositoryError`.
    package func detail(_ reference: ContractReference) async throws -> ContractDetail {
        async let periods = contracts.periods(of: reference)
        let contract = try await contract(reference)
        async let events = contracts.events(of: contract.reference)
        async let deliveries = deliveries(of: contract.reference)
        return ContractDetail(
            contract: try ContractSummary(contract), history: try await events.map { EvidenceEvent($0) },
            deliveries: try await deliveries.map { EvidenceDelivery($0) },
            charges: try await periods.map { ContractCharge($0) })
    }

    /// The contract for the period that is named, else for its latest one; of one that is charged once, that charge.
    ///
    /// A charge from before charges were kept by period is found by the contract's name alone, and by the period that it says.
    /// Throws `notFound`, a `RepositoryError`.
    func contract(_ reference: ContractReference) async throws -> ContractModel {
        var charge: ContractReference? = reference
        if reference.period == nil { charge = try await contracts.periods(of: reference, max: 1).first?.reference }
        if let charge, let contract = try await contracts.get(charge) { return contract }
        if let contract = try await contracts.get(reference.contract),
            reference.period == nil || reference.period == contract.period
        {
            return contract
        }
        throw ContractError(.notFound, "There is no contract \(reference.partition).")
    }

    /// Of exactly this charge; nil when it is not there.
    func version(of charge: ContractReference) async throws -> Int? { try await contracts.get(charge)?.version }

    /// What the contract's register says of a charge; nil for a charge from before there was one.
    func billing(of contract: ContractModel) async throws -> EvidenceBilling? {
        let cycles: BaseRepository<ContractCycleModel> = contracts.parts()
        guard let cycle = try await cycles.get(ContractCycleModel(contract.reference).key) else { return nil }
        guard contract.reference.period != nil else { return EvidenceBilling(cycle, nil) }
        let periods: BaseRepository<ContractPeriodModel> = contracts.parts()
        return EvidenceBilling(cycle, try await periods.get(ContractPeriodModel(contract).key))
    }

    func deliveries(of reference: ContractReference) async throws -> [DeliveryModel] {
        try await contracts.parts().query(
            partition: reference.partition, prefix: DeliveryModel.sortPrefix, itemsMax: Self.deliveriesMax)
    }

    func events(of reference: ContractReference) async throws -> [ContractEventModel] {
        try await contracts.events(of: reference)
    }

    func request(of reference: ContractReference) async throws -> ContractRequestModel? {
        try await contracts.request(of: reference)
    }

    func document(of reference: ContractReference) async throws -> SignedContractModel? {
        try await contracts.document(of: reference)
    }
}
