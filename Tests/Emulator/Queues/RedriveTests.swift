import Queues
import TestSupport
import Testing
import VirtualTime

@Suite("Dead-letter queues")
struct RedriveTests {
    static let policy = #"{"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:dead","maxReceiveCount":2}"#

    @Test("A message received too often goes to the dead-letter queue at the next receive, with where it came from")
    func redrive() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.service.createQueue(name: "dead", attributes: [:])
            try await fixture.createOrders(["VisibilityTimeout": "10", "RedrivePolicy": Self.policy])
            let sent = try await fixture.service.send("poison", toQueue: "orders")
            _ = try await fixture.service.send("healthy", toQueue: "orders", delaySeconds: 20)
            for _ in 0..<2 {
                #expect(try await fixture.orders("ReceiveMessage").messages.count == 1)
                fixture.clock.advance(seconds: 10)
            }
            #expect(try await fixture.orders("ReceiveMessage").messages.first?["Body"]?.string == "healthy")
            let dead = try await fixture.service.receive(fromQueue: "dead", ReceiveOptions())
            #expect(dead.map(\.messageID) == [sent.messageID])
            #expect(
                dead.first?.systemAttributes["DeadLetterQueueSourceArn"]
                    == "arn:aws:sqs:eu-central-1:000000000000:orders")
            #expect(dead.first?.systemAttributes["SentTimestamp"] == String(Int(VirtualClock.begin) * 1000))
        }
    }

    @Test("A receiver that waits for the dead-letter queue wakes when a message is moved there")
    func wakesDeadLetterReceiver() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.service.createQueue(name: "dead", attributes: [:])
            try await fixture.createOrders(["VisibilityTimeout": "0", "RedrivePolicy": Self.policy])
            _ = try await fixture.service.send("poison", toQueue: "orders")
            async let dead = fixture.service.receive(fromQueue: "dead", ReceiveOptions(waitSeconds: 20))
            for _ in 0..<3 { _ = try await fixture.orders("ReceiveMessage") }
            #expect(try await dead.map(\.body) == ["poison"])
        }
    }

    @Test("Without its dead-letter queue a message stays receivable")
    func missingTarget() async throws {
        try await QueuesFixture.with { fixture in
            try await fixture.createOrders(["VisibilityTimeout": "0", "RedrivePolicy": Self.policy])
            _ = try await fixture.service.send("poison", toQueue: "orders")
            for _ in 0..<4 { #expect(try await fixture.orders("ReceiveMessage").messages.count == 1) }
        }
    }
}
