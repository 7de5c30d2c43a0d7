import Functions
import Logging
import Queues
import ServiceLifecycle

/// One batch's way through the function: invocation, patience while it is throttled, and deletion of what succeeded.
struct BatchDelivery: Sendable {
    enum Ending: Sendable {
        /// The function was invoked at once, whatever came of it, or could not be.
        case invoked
        /// The function had to be waited for.
        case throttled
    }

    let batch: QueueBatch
    let source: QueueEventSource

    /// Returns when the batch is through, with the groups of the messages that stay in the queue.
    func run() async -> (ending: Ending, failedGroups: Set<String>) {
        var backoff: ThrottleBackoff?
        while true {
            do throws(InvocationError) {
                let result = try await source.invoker.invoke(
                    source.configuration.function, payload: batch.payload, options: InvocationOptions())
                let failedGroups = await settle(result)
                return (backoff == nil ? .invoked : .throttled, failedGroups)
            } catch  where error.code == .tooManyRequests {
                if backoff == nil { backoff = await newBackoff() }
                guard !Task.isShuttingDownGracefully, !Task.isCancelled, let delay = backoff?.delay() else {
                    log(.warning, "The function stays throttled; the messages wait for their visibility timeout")
                    return (.throttled, allGroups)
                }
                await source.pause(delay)
            } catch {
                log(
                    error.code == .shuttingDown ? .info : .error,
                    "The function was not invoked; the messages wait for their visibility timeout",
                    ["code": "\(error.code.rawValue)", "error": "\(error.message)"])
                return (.invoked, allGroups)
            }
        }
    }

    private var allGroups: Set<String> { Set(batch.messages.compactMap(\.groupID)) }

    private func newBackoff() async -> ThrottleBackoff {
        let seconds = try? await source.queues.visibilityTimeoutSeconds(ofQueue: source.queue)
        return ThrottleBackoff(visibilityTimeout: .seconds(seconds ?? 0))
    }

    private func settle(_ result: InvocationResult) async -> Set<String> {
        let outcome = BatchOutcome(
            messageIDs: batch.messageIDs, result: result,
            reportsBatchItemFailures: source.configuration.reportsBatchItemFailures)
        if let reason = outcome.reason {
            log(
                .warning, "Messages failed and wait for their visibility timeout",
                [
                    "lambda-request-id": "\(result.requestID)", "reason": "\(reason)",
                    "failed": "\(outcome.failed.count)", "succeeded": "\(outcome.succeeded.count)",
                ])
        }
        let succeeded = Set(outcome.succeeded)
        let handles = batch.messages.filter { succeeded.contains($0.messageID) }.map(\.receiptHandle)
        let failedGroups = Set(batch.messages.filter { !succeeded.contains($0.messageID) }.compactMap(\.groupID))
        guard !handles.isEmpty else { return failedGroups }
        do {
            try await source.queues.delete(handles, fromQueue: source.queue)
        } catch {
            log(
                .error, "Processed messages could not be deleted and will be received again",
                ["lambda-request-id": "\(result.requestID)", "error": "\(error)"])
            // They may be with another receiver by now, such as a FIFO queue's after their visibility timeout.
            return allGroups
        }
        return failedGroups
    }

    private func log(_ level: Logger.Level, _ message: Logger.Message, _ metadata: Logger.Metadata = [:]) {
        var metadata = metadata
        metadata["messages"] = "\(batch.messages.count)"
        source.logger.log(level: level, message, metadata: metadata)
    }
}
