import FoundationEssentials
package import GRDB
package import Logging
import ServiceLifecycle
package import Storage
import Synchronization
package import VirtualTime

/// Brings a service's accepted messages to their targets: at least once, each lane at its own speed, with retries and a
/// dead-letter queue. What waits is on disk, so a kill loses nothing.
package final class DeliveryQueue: Service {
    /// Makes the message for the dead-letter queue of a delivery that is given up; nil drops it.
    package typealias MakeDeadLetter = @Sendable (Delivery, DeliveryFailure, _ attempts: Int) -> Delivery?

    /// How long a message waits for a dead-letter queue that cannot take it now; its target is asked once more then.
    static let deadLetterRetrySeconds: Double = 60

    private let writer: any DatabaseWriter
    private let commits: GroupCommit
    private let target: any DeliveryTarget
    private let clock: VirtualClock
    private let makeDeadLetter: MakeDeadLetter
    private let logger: Logger
    private let lanes = Mutex(DeliveryLanes())
    private let work: AsyncStream<[DeliveryTicket]>
    private let feed: AsyncStream<[DeliveryTicket]>.Continuation

    /// - Parameters:
    ///   - writer: the database with the table of `DeliveryStore`.
    ///   - commits: the service's own, so that its writes and the queue's share their syncs.
    package init(
        writer: any DatabaseWriter, commits: GroupCommit, target: any DeliveryTarget, clock: VirtualClock,
        logger: Logger, makeDeadLetter: @escaping MakeDeadLetter
    ) {
        self.writer = writer
        self.commits = commits
        self.target = target
        self.clock = clock
        self.logger = logger
        self.makeDeadLetter = makeDeadLetter
        (work, feed) = AsyncStream.makeStream()
    }

    /// Lets committed deliveries go.
    package func admit(_ tickets: [DeliveryTicket]) {
        guard !tickets.isEmpty else { return }
        start { lanes in
            for ticket in tickets { lanes.admit(ticket) }
            return Set(tickets.map(\.lane))
        }
    }

    /// Delivers until the shutdown; first what an earlier run has left.
    package func run() async throws {
        let left = try await writer.read(DeliveryStore.tickets)
        let now = clock.now.milliseconds
        start { $0.open(left, nowMilliseconds: now) }
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                group.addTask { await self.wakePostponed() }
                for await tickets in self.work {
                    for ticket in tickets { group.addTask { await self.deliver(ticket) } }
                }
                group.cancelAll()
            }
        }
    }

    /// Changes the lanes and starts what may go afterwards.
    private func start(_ change: (inout DeliveryLanes) -> Set<String>) {
        let now = clock.now.milliseconds
        let taken = lanes.withLock { lanes in
            let names = change(&lanes)
            return lanes.take(nowMilliseconds: now, in: names)
        }
        if !taken.isEmpty { feed.yield(taken) }
    }

    /// Starts retries when they are due, within a second of the clock.
    private func wakePostponed() async {
        while (try? await clock.sleep(for: .seconds(1))) != nil {
            start { _ in [] }
        }
    }

    private func deliver(_ ticket: DeliveryTicket) async {
        do {
            guard let stored = try await writer.read({ try DeliveryStore.turn(of: ticket, $0) })
            else { return finish(ticket) }
            var delivery = stored.delivery
            delivery.details[Delivery.attemptDetail] = "\(stored.ticket.attempts + 1)"
            do throws(DeliveryFailure) {
                try await target.accept(delivery)
            } catch {
                if Task.isCancelled { return }
                return try await settle(stored, delivery, after: error)
            }
            try await remove(stored.ticket)
        } catch {
            // The row is still there, and the next start tries again: at the shutdown, or where the store failed.
            if Task.isCancelled { return }
            logger.error("A delivery could not be read or settled", metadata: ["error": "\(error)"])
            finish(ticket)
        }
    }

    private func settle(_ stored: StoredDelivery, _ delivery: Delivery, after failure: DeliveryFailure) async throws {
        let age = clock.now.milliseconds - stored.acceptedMilliseconds
        let isYoung = delivery.retry.ageSecondsMax.map { age < Int64($0) * 1_000 } ?? true
        var ticket = stored.ticket
        if failure.isRetryable, isYoung, let delay = delivery.retry.delaySeconds(beforeRetry: ticket.attempts) {
            ticket.attempts += 1
            return try await postpone(ticket, seconds: delay)
        }
        try await giveUp(ticket, delivery, failure)
    }

    private func postpone(_ ticket: DeliveryTicket, seconds: Double) async throws {
        var later = ticket
        later.dueMilliseconds = clock.now.milliseconds + Int64(seconds * 1_000)
        let postponed = later
        try await commits.write { try DeliveryStore.postpone(postponed, $0) }
        start { lanes in
            lanes.postpone(postponed)
            return [postponed.lane]
        }
    }

    private func giveUp(_ ticket: DeliveryTicket, _ delivery: Delivery, _ failure: DeliveryFailure) async throws {
        var metadata: Logger.Metadata = [
            "target": "\(delivery.target)", "code": "\(failure.code)", "error": "\(failure.message)",
        ]
        if let deadLetter = makeDeadLetter(delivery, failure, ticket.attempts + 1) {
            metadata["dead_letter_queue"] = "\(deadLetter.target)"
            do throws(DeliveryFailure) {
                try await target.accept(deadLetter)
            } catch {
                // Cut off by the shutdown: the next start gives it up again.
                if Task.isCancelled { return }
                metadata["dead_letter_error"] = "\(error.message)"
                if error.isRetryable {
                    logger.error("A dead-letter queue could not take a delivery yet", metadata: metadata)
                    return try await postpone(ticket, seconds: Self.deadLetterRetrySeconds)
                }
            }
        }
        logger.warning("A delivery was given up", metadata: metadata)
        try await remove(ticket)
    }

    private func remove(_ ticket: DeliveryTicket) async throws {
        try await commits.write { try DeliveryStore.remove(ticket.id, $0) }
        finish(ticket)
    }

    private func finish(_ ticket: DeliveryTicket) {
        start { lanes in
            lanes.finish(ticket)
            return [ticket.lane]
        }
    }
}
