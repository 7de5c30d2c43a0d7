package import FunctionRuntime
package import LambdaEvents
package import SharedLayer

/// Delivers signed contracts to their partners. Waiting is the queue's business: the function never sleeps.
package struct DeliverToPartnerFunction: LambdaHandler {
    private let standard: DeliveryLane
    private let platinum: DeliveryLane
    private let batch: QueueStage

    package init(standard: DeliveryLane, platinum: DeliveryLane, observers: FunctionObservers) {
        self.standard = standard
        self.platinum = platinum
        batch = QueueStage(function: "DeliverToPartnerFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let lane = platinum.brought(record) ? platinum : standard
            let message = try AggregateMessage<ContractReference>(body: record.body)
            let outcome = try await lane.deliveries.deliver(
                ContractReference(message), receiveCount: record.receiveCount, invocation)
            try await lane.queue.answer(outcome, of: record, invocation)
        }
    }
}
