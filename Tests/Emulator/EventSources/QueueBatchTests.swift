import FoundationEssentials
import LambdaEvents
import Queues
import Testing

@testable import EventSources

@Suite("Events made of messages")
struct QueueBatchTests {
    @Test("A record has every member that Lambda gives it")
    func record() async throws {
        try await EventSourceFixture.with { fixture in
            let attributes = [
                "title": MessageAttribute(dataType: "String", stringValue: "x"),
                "raw": MessageAttribute(dataType: "Binary", binaryValue: Data([1, 2])),
            ]
            let sent = try await fixture.queues.send("test", toQueue: "orders", attributes: attributes)
            let messages = try await fixture.queues.receive(fromQueue: "orders", ReceiveOptions())
            let batches = try QueueBatch.batches(
                messages, queueARN: EventSourceFixture.queueARN, region: "eu-central-1")
            let payload = try #require(batches.first?.payload)
            let record = try #require(try JSONDecoder().decode(SQSEvent.self, from: Data(payload)).records.first)
            #expect(record.messageId == sent.messageID)
            #expect(record.receiptHandle == messages.first?.receiptHandle)
            #expect(record.body == "test")
            #expect(record.md5OfBody == "098f6bcd4621d373cade4e832627b4f6")
            #expect(record.md5OfMessageAttributes == sent.attributesMD5)
            #expect(record.eventSource == "aws:sqs")
            #expect(record.eventSourceARN == EventSourceFixture.queueARN)
            #expect(record.awsRegion == "eu-central-1")
            #expect(
                record.attributes.keys.sorted() == [
                    "ApproximateFirstReceiveTimestamp", "ApproximateReceiveCount", "SenderId", "SentTimestamp",
                ])
            #expect(record.attributes["ApproximateReceiveCount"] == "1")
            #expect(record.messageAttributes["title"]?.stringValue == "x")
            #expect(record.messageAttributes["title"]?.stringListValues == [])
            #expect(record.messageAttributes["raw"]?.binaryValue == "AQI=")
        }
    }

    @Test("Messages that are too large for one event are spread over several, in order")
    func splitting() async throws {
        try await EventSourceFixture.with { fixture in
            // Each quote takes two bytes in the event: five of these messages fill more than six mebibytes.
            let body = String(repeating: "\"", count: 700_000)
            for index in 0..<9 { _ = try await fixture.queues.send("\(index)\(body)", toQueue: "orders") }
            let messages = try await fixture.queues.receive(fromQueue: "orders", ReceiveOptions(maxMessages: 10))
            let batches = try QueueBatch.batches(messages, queueARN: EventSourceFixture.queueARN, region: "r")
            #expect(batches.map(\.messages.count) == [4, 4, 1])
            #expect(batches.allSatisfy { $0.payload.count <= QueueBatch.payloadBytesMax })
            let bodies = try batches.flatMap { batch in
                try JSONDecoder().decode(SQSEvent.self, from: Data(batch.payload)).records.map { $0.body.prefix(1) }
            }
            #expect(bodies == (0..<9).map { Substring("\($0)") })
        }
    }

    @Test("No messages make no event")
    func empty() throws {
        #expect(try QueueBatch.batches([], queueARN: "q", region: "r").isEmpty)
    }
}
