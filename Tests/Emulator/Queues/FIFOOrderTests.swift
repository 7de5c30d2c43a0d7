import Queues
import TestSupport
import Testing
import VirtualTime

@Suite("Order in FIFO queues")
struct FIFOOrderTests {
    @Test("A receive takes as many messages of one group as there are, then those of the next, each in its order")
    func batches() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            for number in 0..<4 {
                try await fixture.send(number..<(number + 1), toGroup: "a")
                try await fixture.send(number..<(number + 1), toGroup: "b")
            }
            #expect(try await fixture.receiveInOrder(6).map(\.body) == ["a0", "a1", "a2", "a3", "b0", "b1"])
            #expect(try await fixture.receiveInOrder().isEmpty)
        }
    }

    @Test("A group gives nothing while one of its messages is in flight, and goes on when the last is deleted")
    func blocking() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            try await fixture.send(0..<4, toGroup: "a")
            let first = try await fixture.receiveInOrder(2)
            try await fixture.send(0..<1, toGroup: "b")
            #expect(try await fixture.receiveInOrder().map(\.body) == ["b0"])
            try await fixture.service.delete([first[1].receiptHandle], fromQueue: QueuesFixture.fifoName)
            #expect(try await fixture.receiveInOrder().isEmpty)
            try await fixture.service.delete([first[0].receiptHandle], fromQueue: QueuesFixture.fifoName)
            #expect(try await fixture.receiveInOrder().map(\.body) == ["a2", "a3"])
        }
    }

    @Test("What is not deleted within its timeout comes again, before all that follows it")
    func timeouts() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["VisibilityTimeout": "10"])
            try await fixture.send(0..<3, toGroup: "a")
            let first = try await fixture.receiveInOrder(2)
            try await fixture.service.delete([first[0].receiptHandle], fromQueue: QueuesFixture.fifoName)
            fixture.clock.advance(seconds: 9.999)
            #expect(try await fixture.receiveInOrder().isEmpty)
            fixture.clock.advance(seconds: 0.001)
            #expect(try await fixture.receiveInOrder().map(\.body) == ["a1", "a2"])
        }
    }

    @Test("A message made visible again sets its group free, a longer timeout keeps it")
    func visibility() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["VisibilityTimeout": "10"])
            try await fixture.send(0..<2, toGroup: "a")
            let name = QueuesFixture.fifoName
            let first = try await fixture.receiveInOrder(1)
            try await fixture.service.changeVisibility(first[0].receiptHandle, ofQueue: name, timeoutSeconds: 20)
            fixture.clock.advance(seconds: 15)
            #expect(try await fixture.receiveInOrder().isEmpty)
            try await fixture.service.changeVisibility(first[0].receiptHandle, ofQueue: name, timeoutSeconds: 0)
            #expect(try await fixture.receiveInOrder(1).map(\.body) == ["a0"])
        }
    }

    @Test("A timeout of zero hides nothing, and gives each message once in a receive")
    func zeroTimeout() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            try await fixture.send(0..<2, toGroup: "a")
            for _ in 0..<2 {
                let received = try await fixture.receiveInOrder(visibilityTimeoutSeconds: 0)
                #expect(received.map(\.body) == ["a0", "a1"])
            }
        }
    }

    @Test("The queue's delay holds for each message, and a delayed one holds up those behind it")
    func delay() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["DelaySeconds": "5"])
            try await fixture.send(0..<1, toGroup: "a")
            _ = try await fixture.ordersInOrder("SetQueueAttributes", #""Attributes":{"DelaySeconds":"0"}"#)
            try await fixture.send(1..<2, toGroup: "a")
            #expect(try await fixture.receiveInOrder().isEmpty)
            fixture.clock.advance(seconds: 5)
            #expect(try await fixture.receiveInOrder().map(\.body) == ["a0", "a1"])
        }
    }

    @Test("A handle whose timeout has ended, or whose message was received again, deletes nothing and is refused")
    func expiredHandles() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["VisibilityTimeout": "10"])
            try await fixture.send(0..<1, toGroup: "a")
            let handle = try #require(try await fixture.receiveInOrder().first?.receiptHandle)
            fixture.clock.advance(seconds: 10)
            let message =
                "Value \(handle) for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired."
            let late = try await fixture.ordersInOrder("DeleteMessage", #""ReceiptHandle":"\#(handle)""#)
            #expect(late.message == message)
            #expect(late.queryError == "InvalidParameterValue;Sender")
            let again = try #require(try await fixture.receiveInOrder().first?.receiptHandle)
            let stale = try await fixture.ordersInOrder("DeleteMessage", #""ReceiptHandle":"\#(handle)""#)
            #expect(stale.message == message)
            for _ in 0..<2 {
                let deleted = try await fixture.ordersInOrder("DeleteMessage", #""ReceiptHandle":"\#(again)""#)
                #expect(deleted.status == 200)
            }
        }
    }

    @Test("A message received too often goes to the FIFO dead-letter queue, in its group, and the next one follows")
    func redrive() async throws {
        let policy =
            #"{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead.fifo","maxReceiveCount":1}"#
        try await QueuesFixture.with { fixture in
            try await fixture.service.createQueue(name: "dead.fifo", attributes: ["FifoQueue": "true"])
            try await fixture.createOrdersInOrder(["VisibilityTimeout": "10", "RedrivePolicy": policy])
            try await fixture.send(0..<3, toGroup: "a")
            _ = try await fixture.receiveInOrder(2)
            fixture.clock.advance(seconds: 10)
            #expect(try await fixture.receiveInOrder().map(\.body) == ["a2"])
            let dead = try await fixture.service.receive(fromQueue: "dead.fifo", ReceiveOptions(maxMessages: 10))
            #expect(dead.map(\.body) == ["a0", "a1"])
            #expect(dead.map { $0.systemAttributes["MessageGroupId"] } == ["a", "a"])
            // In a FIFO queue, the message's retention begins anew with the move.
            let moved = String(Int(VirtualClock.begin + 10) * 1000)
            #expect(dead.first?.systemAttributes["SentTimestamp"] == moved)
        }
    }

    @Test("A waiting receiver wakes when a deletion sets a group free")
    func wakesOnDelete() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            try await fixture.send(0..<2, toGroup: "a")
            let first = try await fixture.receiveInOrder(1)
            async let second = fixture.service.receive(
                fromQueue: QueuesFixture.fifoName, ReceiveOptions(waitSeconds: 20))
            try await eventually(within: .seconds(10), "a waiting receiver") {
                fixture.service.waitingReceiverCount(ofQueue: QueuesFixture.fifoName) == 1
            }
            try await fixture.service.delete([first[0].receiptHandle], fromQueue: QueuesFixture.fifoName)
            #expect(try await second.map(\.body) == ["a1"])
        }
    }

    @Test("Messages past their retention are gone, and the group goes on behind them")
    func retention() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder(["MessageRetentionPeriod": "60"])
            try await fixture.send(0..<1, toGroup: "a")
            fixture.clock.advance(seconds: 30)
            try await fixture.send(1..<2, toGroup: "a")
            fixture.clock.advance(seconds: 30)
            #expect(try await fixture.receiveInOrder().map(\.body) == ["a1"])
        }
    }

    @Test("Concurrent consumers that lose every third message still see each group in its order")
    func concurrentConsumers() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrdersInOrder()
            let groups = (0..<8).map { "g\($0)-" }
            for group in groups { try await fixture.send(0..<12, toGroup: group) }
            let done = OrderLog()
            try await withThrowingDiscardingTaskGroup { tasks in
                for consumer in 0..<5 {
                    tasks.addTask {
                        var rounds = consumer
                        while done.count < groups.count * 12 {
                            let received = try await fixture.receiveInOrder(5)
                            rounds += 1
                            for message in received {
                                let name = QueuesFixture.fifoName
                                if rounds % 3 == 0 {
                                    try await fixture.service.changeVisibility(
                                        message.receiptHandle, ofQueue: name, timeoutSeconds: 0)
                                } else {
                                    done.append(
                                        message.body, group: message.systemAttributes["MessageGroupId"] ?? "")
                                    try await fixture.service.delete([message.receiptHandle], fromQueue: name)
                                }
                            }
                        }
                    }
                }
            }
            for group in groups { #expect(done.bodies(ofGroup: group) == (0..<12).map { "\(group)\($0)" }) }
        }
    }
}
