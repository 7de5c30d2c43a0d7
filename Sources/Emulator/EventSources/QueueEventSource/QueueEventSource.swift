package import Functions
package import Logging
package import Queues
import ServiceLifecycle

/// Brings a queue's messages to a function: one receiver, and as many batches with the function as concurrency allows.
///
/// Shutting down gracefully stops receiving and lets the batches in hand finish.
package struct QueueEventSource: ServiceLifecycle.Service {
    /// The longest that SQS lets a receive wait.
    static let waitSeconds = 20
    /// After a failed receive, such as from a queue that was deleted.
    static let receiveRetryDelay: Duration = .seconds(1)

    let configuration: QueueEventSourceConfiguration
    let queue: String
    let region: String
    let queues: QueuesService
    let invoker: any Invoker
    let logger: Logger
    let clock: any Clock<Duration>

    /// - Parameter clock: waits between tries of a throttled invocation, and of a receive that failed.
    package init(
        _ configuration: QueueEventSourceConfiguration, queues: QueuesService, invoker: any Invoker, logger: Logger,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.configuration = configuration
        let arn = configuration.queueARN.split(separator: ":", omittingEmptySubsequences: false)
        queue = arn.last.map(String.init) ?? configuration.queueARN
        region = arn.count > 3 ? String(arn[3]) : ""
        self.queues = queues
        self.invoker = invoker
        var logger = logger
        logger[metadataKey: "queue"] = "\(queue)"
        logger[metadataKey: "function"] = "\(configuration.function)"
        self.logger = logger
        self.clock = clock
    }

    package func run() async throws {
        let places = InvocationPlaces(maximum: configuration.maximumConcurrency)
        await withDiscardingTaskGroup { group in
            var failure: String?
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                await places.take()
                let turns = await nextTurns(after: &failure)
                if turns.isEmpty { places.giveBack() }
                for (index, turn) in turns.enumerated() {
                    if index > 0 { await places.take() }
                    group.addTask {
                        let ending = await self.deliver(turn)
                        places.ended(wasThrottled: ending == .throttled)
                    }
                }
            }
        }
    }

    /// Waits for messages; empty when there are none for a while, or at a shutdown.
    ///
    /// A turn is what goes to the function one after the other: a single batch, and where a FIFO queue's messages are too
    /// large for one, all of them.
    ///
    /// - Parameter failure: of the receive before; the same one again is not logged again.
    private func nextTurns(after failure: inout String?) async -> [[QueueBatch]] {
        do {
            let receiver = BatchReceiver(configuration: configuration, queue: queue, queues: queues, clock: clock)
            let received = try await cancelWhenGracefulShutdown { try await receiver.receive() }
            let messages = try await filtered(received)
            failure = nil
            let batches = try QueueBatch.batches(messages, queueARN: configuration.queueARN, region: region)
            return configuration.isFIFO && !batches.isEmpty ? [batches] : batches.map { [$0] }
        } catch {
            let text = "\(error)"
            if text != failure { logger.error("Receiving for the function failed", metadata: ["error": "\(text)"]) }
            failure = text
            await pause(Self.receiveRetryDelay)
            return []
        }
    }

    /// Deletes what the filter does not let pass; what cannot be deleted is received and held back again.
    private func filtered(_ messages: [ReceivedMessage]) async throws -> [ReceivedMessage] {
        guard let filter = configuration.filter, !messages.isEmpty else { return messages }
        var passing: [ReceivedMessage] = []
        var others: [String] = []
        for message in messages {
            if try filter.passes(message, queueARN: configuration.queueARN, region: region) {
                passing.append(message)
            } else {
                others.append(message.receiptHandle)
            }
        }
        guard !others.isEmpty else { return passing }
        do {
            try await queues.delete(others, fromQueue: queue)
        } catch {
            logger.error("Messages that the filter holds back could not be deleted", metadata: ["error": "\(error)"])
        }
        return passing
    }

    private func deliver(_ turn: [QueueBatch]) async -> BatchDelivery.Ending {
        var ending = BatchDelivery.Ending.invoked
        var failedGroups: Set<String> = []
        for batch in turn {
            // A group whose earlier messages have failed waits with them.
            let rest = batch.without(groups: failedGroups)
            guard !rest.messages.isEmpty else { continue }
            let delivered = await BatchDelivery(batch: rest, source: self).run()
            failedGroups.formUnion(delivered.failedGroups)
            if delivered.ending == .throttled { ending = .throttled }
        }
        return ending
    }

    /// Waits, but not past the beginning of a shutdown.
    func pause(_ duration: Duration) async {
        let clock = clock
        try? await cancelWhenGracefulShutdown { try await clock.sleep(for: duration) }
    }
}
