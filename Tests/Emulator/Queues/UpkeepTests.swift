import GRDB
import Logging
import Queues
import ServiceLifecycle
import TestSupport
import Testing
import VirtualTime

@Suite("Upkeep of queues", .timeLimit(.minutes(1)))
struct UpkeepTests {
    @Test("What nobody can see any more leaves the store by itself")
    func sweep() async throws {
        try await TemporaryDirectory.with { directory in
            let clock = VirtualClock.standing()
            let writer = try QueuesFixture.open(directory)
            let service = QueuesService(
                store: writer, baseURL: "http://x", region: "r", accountID: "0", clock: clock)
            let attributes = ["FifoQueue": "true", "MessageRetentionPeriod": "60"]
            try await service.createQueue(name: "orders.fifo", attributes: attributes)
            try await service.createQueue(name: "mail", attributes: [:])
            _ = try await service.send("x", toQueue: "orders.fifo", groupID: "g", deduplicationID: "d")
            _ = try await service.send("kept", toQueue: "mail")
            let group = ServiceGroup(
                configuration: .init(
                    services: [QueueUpkeep(service, logger: Logger(label: "test"))], logger: Logger(label: "test")))
            async let ended: Void = group.run()
            try await eventually(within: .seconds(20), "both loops to sleep") { clock.sleeperCount == 2 }
            clock.advance(by: .seconds(300))
            try await eventually(within: .seconds(20), "an empty store but for one message") {
                try await writer.read { db in
                    try Int.fetchAll(
                        db,
                        sql: """
                            SELECT count(*) FROM messages UNION ALL SELECT count(*) FROM messageGroups
                            UNION ALL SELECT count(*) FROM deduplications
                            """) == [1, 0, 0]
                }
            }
            await group.triggerGracefulShutdown()
            try await ended
            try writer.close()
        }
    }
}
