package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Delivers confirmations to their partners: CONFIRMED settlements become SETTLED.
package struct SettleWithPartnerFunction: LambdaHandler {
    private let deliveries: DocumentDelivery<SettlementModel>
    private let queue: DeliveryQueue
    private let batch: QueueStage

    package init(deliveries: DocumentDelivery<SettlementModel>, queue: DeliveryQueue, observers: FunctionObservers) {
        self.deliveries = deliveries
        self.queue = queue
        batch = QueueStage(function: "SettleWithPartnerFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<SettlementReference>(body: record.body)
            let outcome = try await deliveries.deliver(
                SettlementReference(organizationID: message.organizationID, settlementID: message.identifier),
                deliveryID: { $0.deliveryID }, receiveCount: record.receiveCount, invocation,
                action: SettlementStage.settleWithPartner.action(at:)
            ) { settlement, end, facts, at in
                try SettlementConclusion.change(of: settlement, end, facts, at: at, invocation)
            }
            try await queue.answer(outcome, of: record, invocation)
        }
    }
}
