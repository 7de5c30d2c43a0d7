package import FunctionRuntime
package import LambdaEvents
import Logging
package import SharedLayer

/// Delivers signed contracts to their partners. Waiting is the queue's business: the function never sleeps.
package struct DeliverToPartnerFunction: LambdaHandler {
    private let deliveries: SubscriptionDeliveryService
    private let queues: QueueClient
    private let queueURL: String
    private let batch: QueueStage

    package init(
        deliveries: SubscriptionDeliveryService, queues: QueueClient, queueURL: String, observers: FunctionObservers
    ) {
        self.deliveries = deliveries
        self.queues = queues
        self.queueURL = queueURL
        batch = QueueStage(function: "DeliverToPartnerFunction", observers: observers)
    }

    package func handle(_ event: SQSEvent, context: LambdaContext) async throws -> SQSBatchResponse {
        try await batch.run(event, context) { record, invocation in
            let message = try ContractMessage(body: record.body)
            let outcome = try await deliveries.deliver(message, receiveCount: record.receiveCount, invocation)
            switch outcome {
            case .done:
                return
            case .retry(let seconds, let reason):
                await hide(record, seconds: seconds, invocation)
                throw SubscriptionChargeError(.deliveryRetry, "\(reason); again after \(seconds) s")
            case .gaveUp(let reason):
                // Visible at once, so that the queue moves it to the dead-letter queue with the next receive.
                await hide(record, seconds: 0, invocation)
                throw SubscriptionChargeError(.deliveryRetry, "\(reason); that was the last try")
            }
        }
    }

    /// When the queue does not answer, the message comes back after its visibility timeout: later, but it comes.
    private func hide(_ record: SQSEvent.Record, seconds: Int, _ invocation: FunctionInvocation) async {
        do {
            try await queues.changeVisibility(record.receiptHandle, of: queueURL, seconds: seconds)
        } catch {
            invocation.logger.warning("The message's visibility was not changed", metadata: ["error": "\(error)"])
        }
    }
}
