import GRDB
import TestSupport
import Testing
import VirtualTime

@testable import Queues

@Suite("Long polling")
struct LongPollingTests {
    @Test("A waiting receiver wakes when a message is sent")
    func wakesOnSend() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            async let received = fixture.orders("ReceiveMessage", #""WaitTimeSeconds":20"#)
            try await waits(1, fixture)
            _ = try await fixture.service.send("hello", toQueue: "orders")
            #expect(try await received.messages.first?["Body"]?.string == "hello")
        }
    }

    @Test("A waiting receiver wakes when a message is made visible again")
    func wakesOnVisibility() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            _ = try await fixture.service.send("hello", toQueue: "orders")
            let handle = try #require(try await fixture.orders("ReceiveMessage").receiptHandle)
            async let received = fixture.orders("ReceiveMessage", #""WaitTimeSeconds":20"#)
            try await waits(1, fixture)
            _ = try await fixture.orders(
                "ChangeMessageVisibility", #""ReceiptHandle":"\#(handle)","VisibilityTimeout":0"#)
            #expect(try await received.messages.first?["Body"]?.string == "hello")
        }
    }

    @Test("A waiting receiver wakes when a visibility timeout ends")
    func wakesOnTimeout() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["VisibilityTimeout": "10"])
            _ = try await fixture.service.send("hello", toQueue: "orders")
            _ = try await fixture.orders("ReceiveMessage")
            async let received = fixture.orders("ReceiveMessage", #""WaitTimeSeconds":20"#)
            try await waits(1, fixture)
            fixture.clock.advance(seconds: 10)
            #expect(try await received.messages.first?["Body"]?.string == "hello")
        }
    }

    @Test("A wait ends by itself, without a message, when its time is over")
    func timesOut() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["ReceiveMessageWaitTimeSeconds": "20"])
            async let received = fixture.orders("ReceiveMessage")
            try await waits(1, fixture)
            fixture.clock.advance(seconds: 20)
            #expect(try await received.body == .object([:]))
        }
    }

    @Test("The delay of a message in real time ends a wait as soon as it is over")
    func realTime() async throws {
        try await TemporaryDirectory.with { directory in
            let writer = try QueuesFixture.open(directory)
            let service = QueuesService(
                store: writer, baseURL: "http://localhost", region: "r", accountID: "0", clock: VirtualClock())
            try await service.createQueue(name: "orders", attributes: [:])
            _ = try await service.send("hello", toQueue: "orders", delaySeconds: 1)
            let began = ContinuousClock.now
            let received = try await service.receive(fromQueue: "orders", ReceiveOptions(waitSeconds: 20))
            #expect(received.map(\.body) == ["hello"])
            #expect(ContinuousClock.now - began < .seconds(10))
            try writer.close()
        }
    }

    @Test("A cancelled wait ends at once and takes no message along")
    func cancellation() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let messages = try await withThrowingTaskGroup(of: [ReceivedMessage].self) { group in
                group.addTask {
                    try await fixture.service.receive(fromQueue: "orders", ReceiveOptions(waitSeconds: 20))
                }
                try await waits(1, fixture)
                group.cancelAll()
                return try await group.next()
            }
            #expect(messages == [])
            #expect(fixture.service.signals.waiterCount(of: "orders") == 0)
            _ = try await fixture.service.send("kept", toQueue: "orders")
            #expect(try await fixture.orders("ReceiveMessage").messages.count == 1)
        }
    }

    @Test("One message wakes many receivers and goes to one of them")
    func oneWinner() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders()
            let counts = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<5 {
                    group.addTask {
                        try await fixture.orders("ReceiveMessage", #""WaitTimeSeconds":20"#).messages.count
                    }
                }
                try await waits(5, fixture)
                _ = try await fixture.service.send("one", toQueue: "orders")
                let first = try await group.next() ?? 0
                try await waits(4, fixture)
                fixture.clock.advance(seconds: 20)
                return try await group.reduce(into: [first]) { $0.append($1) }
            }
            #expect(counts.first == 1)
            // The twenty seconds that ended the waits are less than the visibility timeout.
            #expect(counts.reduce(0, +) == 1)
        }
    }

    private func waits(_ count: Int, _ fixture: QueuesFixture) async throws {
        try await eventually(within: .seconds(10), "\(count) waiting receivers") {
            fixture.service.signals.waiterCount(of: "orders") == count
        }
    }
}
