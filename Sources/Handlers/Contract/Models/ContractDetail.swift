/// A contract with its history and its deliveries.
package struct ContractDetail: Encodable, Sendable {
    package let contract: ContractSummary
    /// Oldest first.
    package let history: [EvidenceEvent]
    package let deliveries: [EvidenceDelivery]
}
