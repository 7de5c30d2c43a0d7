import FoundationEssentials
import GRDB
import Queues
import TestSupport
import Testing
import VirtualTime

@Suite("The store of queues")
struct DurabilityTests {
    @Test("Reopened, it has its queues, waiting messages, and messages in flight that return after their timeout")
    func reopening() async throws {
        try await TemporaryDirectory.with { directory in
            let clock = VirtualClock.standing()
            let handle = try await QueuesFixture.with(directory, clock) { fixture in
                try await fixture.createOrders(["VisibilityTimeout": "30"])
                _ = try await fixture.service.send("in flight", toQueue: "orders")
                let received = try await fixture.service.receive(fromQueue: "orders", ReceiveOptions())
                _ = try await fixture.service.send("waiting", toQueue: "orders")
                return received.first?.receiptHandle
            }
            try await QueuesFixture.with(directory, clock) { fixture in
                let all = ReceiveOptions(maxMessages: 10)
                #expect(try await fixture.service.receive(fromQueue: "orders", all).map(\.body) == ["waiting"])
                clock.advance(seconds: 29.999)
                #expect(try await fixture.service.receive(fromQueue: "orders", all).isEmpty)
                clock.advance(seconds: 0.001)
                let again = try await fixture.service.receive(fromQueue: "orders", all)
                #expect(again.map(\.body).contains("in flight"))
                #expect(again.first { $0.body == "in flight" }?.systemAttributes["ApproximateReceiveCount"] == "2")
                #expect(again.first { $0.body == "in flight" }?.receiptHandle != handle)
            }
        }
    }

    @Test("A handle from before a restart still deletes")
    func handlesSurvive() async throws {
        try await TemporaryDirectory.with { directory in
            let clock = VirtualClock.standing()
            let handle = try await QueuesFixture.with(directory, clock) { fixture in
                try await fixture.createOrders()
                _ = try await fixture.service.send("x", toQueue: "orders")
                return try await fixture.service.receive(fromQueue: "orders", ReceiveOptions()).map(\.receiptHandle)
            }
            try await QueuesFixture.with(directory, clock) { fixture in
                try await fixture.service.delete(handle, fromQueue: "orders")
                let none = MessageCounts(visible: 0, inFlight: 0, delayed: 0)
                #expect(try await fixture.service.counts(ofQueue: "orders") == none)
            }
        }
    }

    @Test("The connection that writes syncs in full")
    func synchronous() async throws {
        try await TemporaryDirectory.with { directory in
            let writer = try QueuesFixture.open(directory)
            let synchronous = try await writer.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA synchronous")
            }
            #expect(synchronous == 2)
            try writer.close()
        }
    }
}
