import Delivery
import GRDB
import Logging
import Storage
import Synchronization
import TestSupport
import Testing
import VirtualTime

@Suite("The queue of deliveries")
struct DeliveryQueueTests {
    /// Keeps what it takes; lanes named `broken` fail, `hanging` never answers, `cut off` fails when it is cancelled.
    private final class Target: DeliveryTarget {
        let taken = Mutex<[String]>([])
        let isBusy = Mutex(true)
        let isCutOffReached = Mutex(false)

        func accept(_ delivery: Delivery) async throws(DeliveryFailure) {
            if delivery.target == "hanging" { try? await Task.sleep(for: .seconds(600)) }
            if delivery.target == "cut off" {
                isCutOffReached.withLock { $0 = true }
                try? await Task.sleep(for: .seconds(600))
                throw DeliveryFailure("CANCELLED", "cancelled", isRetryable: true)
            }
            if delivery.target == "broken" { throw DeliveryFailure("BROKEN", "broken", isRetryable: true) }
            if delivery.target == "busy", isBusy.withLock(\.self) {
                throw DeliveryFailure("BUSY", "busy", isRetryable: true)
            }
            if delivery.target == "gone" { throw DeliveryFailure("GONE", "gone", isRetryable: false) }
            taken.withLock { $0.append(delivery.body) }
        }
    }

    private struct Fixture {
        let writer: any DatabaseWriter
        let commits: GroupCommit
        let queue: DeliveryQueue
        let target = Target()
        let clock = VirtualClock()

        init(_ location: StoreLocation = .inMemory) throws {
            var migrator = DatabaseMigrator()
            migrator.registerMigration("delivery", migrate: DeliveryStore.createTable)
            writer = try Store.open("test", at: location, migrator: migrator)
            commits = GroupCommit(writer)
            queue = DeliveryQueue(
                writer: writer, commits: commits, target: target, clock: clock, logger: Logger(label: "test")
            ) { delivery, failure, attempts in
                delivery.deadLetterQueueARN.map {
                    Delivery(
                        lane: $0, target: $0, body: "\(delivery.body) \(failure.code) \(attempts)",
                        retry: RetryPolicy(phases: []))
                }
            }
        }

        func send(_ deliveries: Delivery...) async throws {
            let now = clock.now.milliseconds
            queue.admit(
                try await commits.write { try DeliveryStore.insert(deliveries, acceptedMilliseconds: now, in: $0) })
        }

        func taken(_ count: Int) async throws -> [String] {
            try await eventually(within: .seconds(10), "\(count) deliveries") {
                let taken = target.taken.withLock(\.self)
                return taken.count >= count ? taken : nil
            }
        }

        var remaining: Int {
            get async throws {
                try await writer.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM delivery") ?? -1 }
            }
        }
    }

    private static let twice = RetryPolicy(
        phases: [RetryPolicy.Phase(retries: 2, delaySecondsMin: 3_600, delaySecondsMax: 3_600)])

    @Test("A target that hangs holds up no other lane", .timeLimit(.minutes(1)))
    func hanging() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        defer { run.cancel() }
        for number in 0..<40 {
            try await fixture.send(
                Delivery(lane: "h", target: "hanging", body: "\(number)", retry: Self.twice),
                Delivery(lane: "o", target: "other", body: "\(number)", retry: Self.twice))
        }
        #expect(try await fixture.taken(40).count == 40)
        #expect(try await fixture.remaining >= 40)
    }

    @Test("An ordered lane keeps its order", .timeLimit(.minutes(1)))
    func order() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        defer { run.cancel() }
        for number in 0..<100 {
            try await fixture.send(
                Delivery(lane: "f", target: "other", body: "\(number)", retry: Self.twice, isOrdered: true))
        }
        #expect(try await fixture.taken(100) == (0..<100).map(String.init))
    }

    @Test("An ordered lane keeps the order of the commits, whoever admits first", .timeLimit(.minutes(1)))
    func commitOrder() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        defer { run.cancel() }
        try await fixture.send(Delivery(lane: "o", target: "other", body: "running", retry: Self.twice))
        _ = try await fixture.taken(1)
        let tickets = try await fixture.commits.write { db in
            try DeliveryStore.insert(
                ["1", "2", "3"].map {
                    Delivery(lane: "f", target: "other", body: $0, retry: Self.twice, isOrdered: true)
                }, acceptedMilliseconds: 0, in: db)
        }
        for ticket in tickets.reversed() { fixture.queue.admit([ticket]) }
        #expect(try await fixture.taken(4).dropFirst() == ["1", "2", "3"])
        try await eventually(within: .seconds(5), "nothing waits") { try await fixture.remaining == 0 }
    }

    @Test("A message waits for a dead-letter queue that cannot take it now", .timeLimit(.minutes(1)))
    func busyDeadLetterQueue() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        defer { run.cancel() }
        try await fixture.send(
            Delivery(lane: "g", target: "gone", body: "m", retry: Self.twice, deadLetterQueueARN: "busy"))
        try await eventually(within: .seconds(10), "the delivery is postponed or lost") {
            let row = try fixture.writer.read {
                try Row.fetchOne($0, sql: "SELECT dueMilliseconds > acceptedMilliseconds FROM delivery")
            }
            return row.map { $0[0] as Bool } ?? true
        }
        fixture.target.isBusy.withLock { $0 = false }
        #expect(try await fixture.remaining == 1)
        fixture.clock.advance(by: .seconds(61))
        #expect(try await fixture.taken(1) == ["m GONE 1"])
        try await eventually(within: .seconds(5), "nothing waits") { try await fixture.remaining == 0 }
    }

    @Test("Retries come by the virtual clock; then the dead-letter queue gets the message", .timeLimit(.minutes(1)))
    func retries() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        defer { run.cancel() }
        try await fixture.send(
            Delivery(lane: "b", target: "broken", body: "m", retry: Self.twice, deadLetterQueueARN: "dead"))
        for attempts in 1...2 {
            try await eventually(within: .seconds(10), "attempt \(attempts)") {
                let row = try? fixture.writer.read { try Int.fetchOne($0, sql: "SELECT attempts FROM delivery") }
                return row == attempts
            }
            fixture.clock.advance(by: .seconds(3_601))
        }
        #expect(try await fixture.taken(1) == ["m BROKEN 3"])
        try await eventually(within: .seconds(5), "nothing waits") {
            try await fixture.remaining == 0
        }
    }

    @Test("What a target will never take goes to the dead-letter queue at once", .timeLimit(.minutes(1)))
    func gone() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        defer { run.cancel() }
        try await fixture.send(
            Delivery(lane: "g", target: "gone", body: "m", retry: Self.twice, deadLetterQueueARN: "dead"))
        #expect(try await fixture.taken(1) == ["m GONE 1"])
    }

    @Test("A dead letter that the shutdown cuts off is kept for the next start", .timeLimit(.minutes(1)))
    func cutOffDeadLetter() async throws {
        let fixture = try Fixture()
        let run = Task { try await fixture.queue.run() }
        try await fixture.send(
            Delivery(lane: "g", target: "gone", body: "m", retry: Self.twice, deadLetterQueueARN: "cut off"))
        try await eventually(within: .seconds(10), "the dead letter is on its way") {
            fixture.target.isCutOffReached.withLock(\.self)
        }
        run.cancel()
        try? await run.value
        #expect(try await fixture.remaining == 1)
    }

    @Test("A new start delivers what an earlier one left", .timeLimit(.minutes(1)))
    func restart() async throws {
        let fixture = try Fixture()
        try await fixture.send(Delivery(lane: "a", target: "other", body: "left", retry: Self.twice))
        let again = DeliveryQueue(
            writer: fixture.writer, commits: fixture.commits, target: fixture.target, clock: fixture.clock,
            logger: Logger(label: "test")
        ) { _, _, _ in nil }
        let run = Task { try await again.run() }
        defer { run.cancel() }
        #expect(try await fixture.taken(1) == ["left"])
    }

    @Test(
        "A phase's delays grow from its least to its most",
        arguments: [
            (RetryPolicy.Backoff.linear, [1.0, 2.0, 3.0]), (.exponential, [1.0, 2.0, 3.0]),
            (.arithmetic, [1.0, 1.5, 3.0]),
        ])
    func delays(_ backoff: RetryPolicy.Backoff, _ expected: [Double]) {
        let policy = RetryPolicy(
            phases: [RetryPolicy.Phase(retries: 3, delaySecondsMin: 1, delaySecondsMax: 3, backoff: backoff)])
        #expect((0..<3).map { policy.delaySeconds(beforeRetry: $0) } == expected)
        #expect(policy.delaySeconds(beforeRetry: 3) == nil)
    }
}
