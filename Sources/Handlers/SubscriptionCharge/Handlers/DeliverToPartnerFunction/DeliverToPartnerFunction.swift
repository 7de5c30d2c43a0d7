package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Delivers signed contracts to their partners. Waiting is the queue's business: the function never sleeps.
package struct DeliverToPartnerFunction: LambdaHandler {
    private let deliveries: SubscriptionDeliveryService
    private let queue: DeliveryQueue
    private let batch: QueueStage

    package init(deliveries: SubscriptionDeliveryService, queue: DeliveryQueue, observers: FunctionObservers) {
        self.deliveries = deliveries
        self.queue = queue
        batch = QueueStage(function: "DeliverToPartnerFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<ContractReference>(body: record.body)
            let outcome = try await deliveries.deliver(
                ContractReference(message), receiveCount: record.receiveCount, invocation)
            try await queue.answer(outcome, of: record, invocation)
        }
    }
}
