/// A contract, for one of its periods, with its history and its deliveries.
package struct ContractDetail: Encodable, Sendable {
    package let contract: ContractSummary
    /// Oldest first.
    package let history: [EvidenceEvent]
    package let deliveries: [EvidenceDelivery]
    /// The periods that the contract was charged for, the latest first, at most 100; none for a contract that is charged once.
    package let charges: [ContractCharge]
}
