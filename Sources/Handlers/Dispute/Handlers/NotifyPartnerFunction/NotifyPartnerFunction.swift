package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Delivers responses to partners. Waiting is the queue's business: the function never sleeps.
package struct NotifyPartnerFunction: LambdaHandler {
    private let deliveries: DocumentDelivery<DisputeModel>
    private let queue: DeliveryQueue
    private let batch: QueueStage

    package init(
        deliveries: DocumentDelivery<DisputeModel>, queue: DeliveryQueue, observers: FunctionObservers
    ) {
        self.deliveries = deliveries
        self.queue = queue
        batch = QueueStage(function: "NotifyPartnerFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try AggregateMessage<DisputeReference>(body: record.body)
            let outcome = try await deliveries.deliver(
                DisputeReference(message), deliveryID: { $0.deliveryID }, receiveCount: record.receiveCount,
                invocation, turn: DisputeNotification.turn
            ) { dispute, end, facts, at in
                try DisputeNotification.conclusion(dispute, end, facts, at: at, invocation)
            }
            try await queue.answer(outcome, of: record, invocation)
        }
    }
}
