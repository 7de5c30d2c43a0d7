import GRDB
import Queues
import TestSupport
import Testing
import VirtualTime

@Suite("Messages in flight")
struct InFlightLimitTests {
    /// A service that takes three messages in flight for too many.
    private func limited(_ body: (QueuesService, VirtualClock) async throws -> Void) async throws {
        try await TemporaryDirectory.with { directory in
            let clock = VirtualClock.standing()
            let writer = try QueuesFixture.open(directory)
            let service = QueuesService(
                store: writer, baseURL: "http://x", region: "r", accountID: "0", clock: clock, inFlightMax: 3)
            try await body(service, clock)
            try writer.close()
        }
    }

    @Test("At the limit a standard queue's receive is refused, until a message is deleted or its timeout ends")
    func standard() async throws {
        try await limited { service, clock in
            try await service.createQueue(name: "orders", attributes: ["VisibilityTimeout": "10"])
            for number in 0..<6 { _ = try await service.send("\(number)", toQueue: "orders") }
            let all = ReceiveOptions(maxMessages: 10)
            let first = try await service.receive(fromQueue: "orders", all)
            #expect(first.count == 3)
            await #expect(throws: (any Error).self) { try await service.receive(fromQueue: "orders", all) }
            try await service.delete([first[0].receiptHandle], fromQueue: "orders")
            #expect(try await service.receive(fromQueue: "orders", all).count == 1)
            clock.advance(seconds: 10)
            #expect(try await service.receive(fromQueue: "orders", all).count == 3)
        }
    }

    @Test("At the limit a FIFO queue's receive gives nothing")
    func fifo() async throws {
        try await limited { service, _ in
            try await service.createQueue(name: "orders.fifo", attributes: ["FifoQueue": "true"])
            for group in ["a", "b", "c", "d"] {
                _ = try await service.send("x", toQueue: "orders.fifo", groupID: group, deduplicationID: group)
            }
            let all = ReceiveOptions(maxMessages: 10)
            #expect(try await service.receive(fromQueue: "orders.fifo", all).count == 3)
            #expect(try await service.receive(fromQueue: "orders.fifo", all).isEmpty)
        }
    }

    @Test("Over the wire it is OverLimit")
    func code() async throws {
        try await limited { service, clock in
            let fixture = QueuesFixture(service: service, clock: clock)
            try await fixture.createOrders()
            for number in 0..<4 { _ = try await service.send("\(number)", toQueue: "orders") }
            _ = try await fixture.orders("ReceiveMessage", #""MaxNumberOfMessages":10"#)
            let refused = try await fixture.orders("ReceiveMessage")
            #expect(refused.status == 403)
            #expect(refused.queryError == "OverLimit;Sender")
        }
    }
}
