package import SharedLayer

/// Delivers signed contracts: what a delivery's end makes of its contract.
package struct SubscriptionDeliveryService: Sendable {
    private let deliveries: DocumentDelivery<ContractModel>

    package init(deliveries: DocumentDelivery<ContractModel>) {
        self.deliveries = deliveries
    }

    /// `receiveCount` is how often the message was received, this time included.
    ///
    /// Throws a `StageError` or a `RepositoryError`: the message is to be received again then.
    package func deliver(
        _ reference: ContractReference, receiveCount: Int, _ invocation: FunctionInvocation
    ) async throws -> DeliveryOutcome {
        try await deliveries.deliver(
            reference, deliveryID: \.deliveryID, receiveCount: receiveCount, invocation,
            action: SubscriptionChargeStage.deliverToPartner.action(at:),
            conclusion: { contract, end, facts, at in
                try Self.change(of: contract, end, facts, at, invocation)
            }, ended: { invocation.count($0.status) })
    }

    /// The decision alone, without anything read.
    package static func change(
        of contract: ContractModel, _ end: DeliveryEnd, _ facts: [String: String], _ now: Timestamp,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<ContractModel> {
        var contract = contract
        let type: ContractEventType
        let status: ContractStatus
        var details = facts
        switch end {
        case .delivered(let confirmation):
            (type, status) = (.delivered, .delivered)
            contract.partnerConfirmation = confirmation
            contract.failureReason = nil
            details["confirmation"] = confirmation
        case .failed(let reason):
            (type, status) = (.deliveryFailed, .deliveryFailed)
            contract.failureReason = reason
            details["reason"] = reason
        }
        let event = try contract.append(
            type, status: status, at: now, function: invocation.function, requestID: invocation.requestID,
            details: details)
        var change = AggregateChange(contract, event)
        change.outbox = [try OutboxItem(telling: event, ChargeEventData(contract, partnerID: facts["partner_id"]))]
        return change
    }
}
