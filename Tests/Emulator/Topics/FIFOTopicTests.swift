import Delivery
import FoundationEssentials
import TestSupport
import Testing
import Topics
import VirtualTime

@Suite("FIFO topics")
struct FIFOTopicTests {
    private static func publish(
        _ fixture: TopicsFixture, _ topic: String, _ message: String, group: String = "g", id: String? = nil
    ) async -> QueryAnswer {
        var members = ["TopicArn": topic, "Message": message, "MessageGroupId": group]
        members["MessageDeduplicationId"] = id
        return await fixture.call("Publish", members)
    }

    @Test("A repeated message is answered as the first was and delivered once, for five minutes of the clock")
    func deduplication() async throws {
        let clock = VirtualClock(realNow: { Date(timeIntervalSince1970: 1_767_225_600) })
        try await TopicsFixture.with(clock: clock) { fixture in
            let topic = await fixture.topic("t.fifo", ["FifoTopic": "true", "ContentBasedDeduplication": "true"])
            await fixture.subscribe(
                topic, "sqs", TopicsFixture.queue("q.fifo"), ["RawMessageDelivery": "true"])
            let first = await Self.publish(fixture, topic, "Test")
            let again = await Self.publish(fixture, topic, "Test", group: "other")
            #expect(again["MessageId"] == first["MessageId"])
            #expect(again["SequenceNumber"] == first["SequenceNumber"])
            #expect(first["SequenceNumber"]?.count == 20)
            clock.advance(by: .seconds(300))
            let later = await Self.publish(fixture, topic, "Test")
            #expect(later["MessageId"] != first["MessageId"])
            #expect(try #require(later["SequenceNumber"]) > (try #require(first["SequenceNumber"])))
            let deliveries = try await fixture.subscribers.deliveries(2)
            #expect(deliveries.count == 2)
            // What AWS gave for the same message.
            #expect(
                deliveries.first?.messageDeduplicationID
                    == "532eaabd9574880dbf76b9b8cc00832c20a6ec113d682299550d7a6e0f345e25")
            #expect(deliveries.first?.messageGroupID == "g")
        }
    }

    @Test("With the scope MessageGroup an id counts again in another group")
    func groupScope() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic("t.fifo", ["FifoTopic": "true", "FifoThroughputScope": "MessageGroup"])
            let first = await Self.publish(fixture, topic, "m", group: "a", id: "1")
            let second = await Self.publish(fixture, topic, "m", group: "b", id: "1")
            let repeated = await Self.publish(fixture, topic, "m", group: "b", id: "1")
            #expect(first["MessageId"] != second["MessageId"])
            #expect(second["MessageId"] == repeated["MessageId"])
        }
    }

    @Test("An id is wanted where the content does not count, and a group always")
    func refusals() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic("t.fifo", ["FifoTopic": "true"])
            #expect(
                await Self.publish(fixture, topic, "m").message
                    == "Invalid parameter: The topic should either have ContentBasedDeduplication enabled or "
                    + "MessageDeduplicationId provided explicitly")
            #expect(
                await fixture.call("Publish", ["TopicArn": topic, "Message": "m"]).message
                    == "Invalid parameter: The MessageGroupId parameter is required for FIFO topics")
        }
    }

    @Test("A group's messages keep their order, while a queue that fails holds up no other group's lane")
    func order() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic("t.fifo", ["FifoTopic": "true"])
            for queue in ["one.fifo", "two.fifo"] {
                await fixture.subscribe(topic, "sqs", TopicsFixture.queue(queue), ["RawMessageDelivery": "true"])
            }
            for number in 0..<30 {
                _ = await Self.publish(fixture, topic, "\(number)", group: "g\(number % 3)", id: "\(number)")
            }
            let deliveries = try await fixture.subscribers.deliveries(60)
            for queue in ["one.fifo", "two.fifo"] {
                for group in 0..<3 {
                    let bodies = deliveries.filter {
                        $0.target == TopicsFixture.queue(queue) && $0.messageGroupID == "g\(group)"
                    }
                    #expect(bodies.map(\.body) == stride(from: group, to: 30, by: 3).map(String.init))
                }
            }
        }
    }

    @Test("A standard queue gets the envelope without signature, group and deduplication id")
    func standardQueue() async throws {
        try await TopicsFixture.with { fixture in
            let topic = await fixture.topic("t.fifo", ["FifoTopic": "true"])
            await fixture.subscribe(topic, "sqs", TopicsFixture.queue("q"))
            let answer = await Self.publish(fixture, topic, "Test", id: "1")
            let delivery = try #require(try await fixture.subscribers.deliveries(1).first)
            #expect(delivery.messageGroupID == nil)
            #expect(delivery.messageDeduplicationID == nil)
            let names = delivery.body.split(separator: "\n").compactMap {
                $0.split(separator: "\"").dropFirst().first.map(String.init)
            }
            #expect(
                names == [
                    "Type", "MessageId", "SequenceNumber", "TopicArn", "Message", "Timestamp", "UnsubscribeURL",
                ])
            let envelope = try JSON(Array(delivery.body.utf8))
            #expect(envelope["SequenceNumber"]?.string == answer["SequenceNumber"])
        }
    }
}
