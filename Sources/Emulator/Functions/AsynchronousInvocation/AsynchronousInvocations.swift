package import Delivery
import FoundationEssentials
package import GRDB
package import Logging
import ServiceLifecycle
import Storage
import Synchronization
package import VirtualTime

/// Performs invocations of type Event: on disk before they are accepted, each function at its own speed, with retries, and
/// with a record to the function's destinations in the end.
///
/// At least once, as on AWS: what was in hand at a kill is performed again after the next start.
///
/// Source: Lambda developer guide, "Invoking a Lambda function asynchronously".
package final class AsynchronousInvocations: Service {
    /// Events that wait, over all functions; AWS has no such limit.
    static let waitingMax = 1_000_000
    /// How long invocations in hand may go on at a shutdown.
    static let finishMax: Duration = .seconds(5)

    let invoker: any Invoker
    let directory: FunctionDirectory
    let configurations: EventInvokeConfigs
    let rules: AsynchronousRetryRules
    let clock: VirtualClock
    let logger: Logger
    let writer: any DatabaseWriter
    let commits: GroupCommit
    let deliveries: DeliveryQueue
    let makeID: @Sendable () -> String
    private let lanes: Mutex<DeliveryLanes>
    private let work: AsyncStream<[DeliveryTicket]>
    private let feed: AsyncStream<[DeliveryTicket]>.Continuation

    /// - Parameters:
    ///   - writer: opened with the name and the migrator of `InvocationStore`.
    ///   - target: takes records for destinations.
    ///   - runningMax: invocations of one function at once.
    package init(
        writer: any DatabaseWriter, invoker: any Invoker, directory: FunctionDirectory,
        configurations: EventInvokeConfigs, target: any DeliveryTarget, clock: VirtualClock,
        rules: AsynchronousRetryRules = AsynchronousRetryRules(),
        runningMax: Int = DeliveryLanes.laneRunningMax,
        makeID: @escaping @Sendable () -> String = { UUID().uuidString.lowercased() }, logger: Logger
    ) {
        self.invoker = invoker
        self.directory = directory
        self.configurations = configurations
        self.rules = rules
        self.clock = clock
        self.logger = logger
        self.writer = writer
        self.makeID = makeID
        commits = GroupCommit(writer)
        deliveries = DeliveryQueue(
            writer: writer, commits: commits, target: target, clock: clock, logger: logger
        ) { _, _, _ in nil }
        lanes = Mutex(DeliveryLanes(laneRunningMax: runningMax))
        (work, feed) = AsyncStream.makeStream()
    }

    /// Accepts an event; returns its request id once it is on disk.
    ///
    /// - Throws: `shuttingDown` when the store failed, whose text says why.
    @discardableResult
    package func enqueue(
        _ function: FunctionConfiguration, payload: [UInt8], options: InvocationOptions
    ) async throws(InvocationError) -> String {
        let event = AsynchronousEvent(
            functionARN: directory.arn(of: function), requestID: options.requestID ?? makeID(),
            clientContext: options.clientContext, traceID: options.traceID, payload: payload,
            acceptedMilliseconds: clock.now.milliseconds)
        let ticket: DeliveryTicket
        do {
            guard waitingCount < Self.waitingMax else { throw InvocationError(.tooManyRequests, "Rate Exceeded.") }
            ticket = try await commits.write { try InvocationStore.insert(event, $0) }
        } catch let error as InvocationError {
            throw error
        } catch {
            throw InvocationError(.shuttingDown, "The event could not be stored: \(error)")
        }
        start { lanes in
            lanes.admit(ticket)
            return [ticket.lane]
        }
        return event.requestID
    }

    /// How many events wait or are in hand.
    package var waitingCount: Int { lanes.withLock(\.count) }

    /// Performs events until the shutdown; first what an earlier run has left.
    package func run() async throws {
        let left = try await writer.read(InvocationStore.tickets)
        let now = clock.now.milliseconds
        start { $0.open(left, nowMilliseconds: now) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.deliveries.run() }
            group.addTask { await self.performAll() }
            group.addTask { await self.wakePostponed() }
            group.addTask {
                try? await gracefulShutdown()
                self.feed.finish()
                try? await ContinuousClock().sleep(for: Self.finishMax)
            }
            // Deliveries end with the shutdown, then either all that was in hand or its time.
            for _ in 0..<2 { try await group.next() }
            group.cancelAll()
        }
    }

    private func performAll() async {
        await withDiscardingTaskGroup { group in
            for await tickets in self.work {
                for ticket in tickets { group.addTask { await self.perform(ticket) } }
            }
        }
    }

    /// Starts retries when they are due, within a second of the clock.
    private func wakePostponed() async {
        while (try? await clock.sleep(for: .seconds(1))) != nil {
            start { _ in [] }
        }
    }

    /// Changes the lanes and starts what may go afterwards.
    func start(_ change: (inout DeliveryLanes) -> Set<String>) {
        let now = clock.now.milliseconds
        let taken = lanes.withLock { lanes in
            let names = change(&lanes)
            return lanes.take(nowMilliseconds: now, in: names)
        }
        if !taken.isEmpty { feed.yield(taken) }
    }
}
