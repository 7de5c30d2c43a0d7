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

    /// A page of an organization's contracts, the newest first.
    ///
    /// Throws a `Problem` with 400 for a page token of another search; a `RepositoryError`, a `ParameterError`.
    package func search(_ search: ContractSearch) async throws -> ContractPage {
        let query = contracts.search(
            organizationID: search.organizationID, status: search.status, dates: search.dates)
        let page: RecordPage<ContractModel>
        do {
            page = try await contracts.base.resolvedPage(
                of: query, recordsMax: search.limit, from: tokens.cursor(search.cursor))
        } catch let error as RepositoryError {
            guard error.code == .malformedCursor else { throw error }
            throw PageTokens.malformed
        }
        return ContractPage(
            contracts: try page.records.map { try ContractSummary($0) }, nextCursor: try await tokens.token(page.cursor)
        )
    }

    /// Throws `notFound`, a `RepositoryError`.
    package func detail(_ reference: ContractReference) async throws -> ContractDetail {
        let contract = try await contract(reference)
        async let events = contracts.events(of: reference)
        async let deliveries = deliveries(of: reference)
        return ContractDetail(
            contract: try ContractSummary(contract), history: try await events.map { EvidenceEvent($0) },
            deliveries: try await deliveries.map { EvidenceDelivery($0) })
    }

    func contract(_ reference: ContractReference) async throws -> ContractModel {
        guard let contract = try await contracts.get(reference) else {
            throw ContractError(.notFound, "There is no contract \(reference.partition).")
        }
        return contract
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
