import EventSources
import FoundationEssentials
import Functions
import Logging
import Queues
import ServiceLifecycle
import Storage
import TestSupport
import VirtualTime

/// A queue on a real store, and an event source that brings its messages to a fake function.
struct EventSourceFixture {
    static let queueARN = "arn:aws:sqs:eu-central-1:000000000000:orders"

    let queues: QueuesService

    static func with<Result>(
        _ attributes: [String: String] = [:], _ body: (EventSourceFixture) async throws -> Result
    ) async throws -> Result {
        try await TemporaryDirectory.with { directory in
            let store = try Store.open(
                QueuesService.storeName, at: .directory(directory.path), migrator: QueuesService.migrator)
            let queues = QueuesService(
                store: store, baseURL: "http://127.0.0.1:4566", region: "eu-central-1", accountID: "000000000000",
                clock: VirtualClock())
            try await queues.createQueue(name: "orders", attributes: attributes)
            return try await body(EventSourceFixture(queues: queues))
        }
    }

    /// Runs a service in a group of its own while `body` runs, then shuts it down gracefully and waits for its end.
    static func running<Result: Sendable>(
        _ service: any Service, _ body: (ServiceGroup) async throws -> Result
    ) async throws -> Result {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [service], logger: Logger(label: "test")))
        async let ended: Void = group.run()
        do {
            let result = try await body(group)
            await group.triggerGracefulShutdown()
            try await ended
            return result
        } catch {
            await group.triggerGracefulShutdown()
            try await ended
            throw error
        }
    }

    func source(
        _ invoker: FakeInvoker, batchSize: Int = 10, windowSeconds: Int = 0, reportsFailures: Bool = false,
        maximumConcurrency: Int? = nil, clock: any Clock<Duration> = ContinuousClock()
    ) -> QueueEventSource {
        QueueEventSource(
            QueueEventSourceConfiguration(
                function: "Stack/Function", queueARN: Self.queueARN, batchSize: batchSize,
                batchingWindowSeconds: windowSeconds, reportsBatchItemFailures: reportsFailures,
                maximumConcurrency: maximumConcurrency),
            queues: queues, invoker: invoker, logger: Logger(label: "test"), clock: clock)
    }

    func send(_ bodies: String...) async throws -> [SendReceipt] {
        var receipts: [SendReceipt] = []
        for body in bodies { receipts.append(try await queues.send(body, toQueue: "orders")) }
        return receipts
    }

    /// Waits until the queue holds exactly so many messages, none of them waiting.
    func settles(inFlight: Int) async throws {
        try await eventually(within: .seconds(20), "\(inFlight) messages in flight and no others") {
            try await queues.counts(ofQueue: "orders")
                == MessageCounts(visible: 0, inFlight: inFlight, delayed: 0)
        }
    }
}
