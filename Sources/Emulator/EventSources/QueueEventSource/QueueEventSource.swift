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
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                await places.take()
                let batches = await nextBatches()
                if batches.isEmpty { places.giveBack() }
                for (index, batch) in batches.enumerated() {
                    if index > 0 { await places.take() }
                    group.addTask {
                        let ending = await BatchDelivery(batch: batch, source: self).run()
                        places.ended(wasThrottled: ending == .throttled)
                    }
                }
            }
        }
    }

    /// Waits for messages; empty when there are none for a while, or at a shutdown.
    private func nextBatches() async -> [QueueBatch] {
        do {
            let receiver = BatchReceiver(configuration: configuration, queue: queue, queues: queues, clock: clock)
            let messages = try await cancelWhenGracefulShutdown { try await receiver.receive() }
            return try QueueBatch.batches(messages, queueARN: configuration.queueARN, region: region)
        } catch {
            logger.error("Receiving for the function failed", metadata: ["error": "\(error)"])
            await pause(Self.receiveRetryDelay)
            return []
        }
    }

    /// Waits, but not past the beginning of a shutdown.
    func pause(_ duration: Duration) async {
        let clock = clock
        try? await cancelWhenGracefulShutdown { try await clock.sleep(for: duration) }
    }
}
