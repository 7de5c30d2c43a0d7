package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Delivers signed reports to their partners. Waiting is the queue's business: the function never sleeps.
package struct RespondToPartnerFunction: LambdaHandler {
    private let delivery: DocumentDelivery<ReconciliationModel>
    private let queue: DeliveryQueue
    private let batch: QueueStage

    package init(
        delivery: DocumentDelivery<ReconciliationModel>, queue: DeliveryQueue, observers: FunctionObservers
    ) {
        self.delivery = delivery
        self.queue = queue
        batch = QueueStage(function: "RespondToPartnerFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<ReconciliationReference>(body: record.body)
            let outcome = try await delivery.deliver(
                ReconciliationReference(
                    organizationID: message.organizationID, reconciliationID: message.identifier),
                deliveryID: \.deliveryID, receiveCount: record.receiveCount, invocation,
                action: ReconciliationStage.respondToPartner.action,
                conclusion: { reconciliation, end, facts, at in
                    try ReconciliationResponding.change(of: reconciliation, end, facts, at: at, invocation)
                }, ended: { invocation.count($0.status) })
            try await queue.answer(outcome, of: record, invocation)
        }
    }
}
