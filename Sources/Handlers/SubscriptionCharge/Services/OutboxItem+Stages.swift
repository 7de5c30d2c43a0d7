package import SharedLayer

extension OutboxItem {
    /// The message that hands a contract to its next stage.
    package init(
        _ destination: OutboxDestination, _ contract: ContractModel, at now: Timestamp
    ) throws(SubscriptionChargeError) {
        self.init(
            reference: contract.reference, destination: destination, body: try ContractMessage(contract).body(),
            createdAt: now)
    }
}
