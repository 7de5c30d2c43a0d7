package import LambdaEvents
import Logging

/// The queue before a delivering function: what came of an attempt decides when its message comes again.
///
/// Waiting is the queue's business: the function never sleeps.
package struct DeliveryQueue: Sendable {
    private let queues: QueueClient
    private let url: String

    package init(queues: QueueClient, url: String) {
        self.queues = queues
        self.url = url
    }

    /// Throws `deliveryRetry` when the message is to be received again.
    package func answer(
        _ outcome: DeliveryOutcome, of record: SQSEvent.Record, _ invocation: FunctionInvocation
    ) async throws {
        switch outcome {
        case .done:
            return
        case .retry(let seconds, let reason):
            await hide(record, seconds: seconds, invocation)
            throw StageError(.deliveryRetry, "\(reason); again after \(seconds) s")
        case .gaveUp(let reason):
            // Visible at once, so that the queue moves it to the dead-letter queue with the next receive.
            await hide(record, seconds: 0, invocation)
            throw StageError(.deliveryRetry, "\(reason); that was the last try")
        }
    }

    /// When the queue does not answer, the message comes back after its visibility timeout: later, but it comes.
    private func hide(_ record: SQSEvent.Record, seconds: Int, _ invocation: FunctionInvocation) async {
        do {
            try await queues.changeVisibility(record.receiptHandle, of: url, seconds: seconds)
        } catch {
            invocation.logger.warning("The message's visibility was not changed", metadata: ["error": "\(error)"])
        }
    }
}
