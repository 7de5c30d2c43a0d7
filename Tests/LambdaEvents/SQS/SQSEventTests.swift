import FoundationEssentials
import LambdaEvents
import Testing

@Suite("SQS events")
struct SQSEventTests {
    @Test("Messages have bodies, attributes and the receive count")
    func messages() throws {
        let event: SQSEvent = try Sample.decode("sqs")
        #expect(event.records.map(\.body) == [#"{"transaction_id":"txn-1"}"#, ""])
        #expect(event.records[0].messageAttributes["origin"]?.stringValue == "outbox")
        #expect(try event.records[0].messageAttributes["digest"]?.binaryBytes == [0xde, 0xad, 0xbe, 0xef])
        #expect(try event.records[0].messageAttributes["origin"]?.binaryBytes == nil)
        #expect(event.records[1].approximateReceiveCount == 3)
        #expect(event.records[1].sentAt == nil)
        #expect(event.records[1].md5OfMessageAttributes == nil)
    }

    @Test("A FIFO queue's attributes, and those of a dead-letter queue, are typed")
    func fifo() throws {
        let record = try #require(try Sample.decode("sqs-fifo", as: SQSEvent.self).records.first)
        #expect(record.messageGroupId == "orders-north")
        #expect(record.messageDeduplicationId == "order-17")
        #expect(record.sequenceNumber == "18849496460467696128")
        #expect(record.deadLetterQueueSourceArn == "arn:aws:sqs:eu-west-1:123456789012:orders.fifo")
        #expect(record.awsTraceHeader?.hasPrefix("Root=1-") == true)
        #expect(record.sentAt?.millisecondsSince1970 == 1_795_262_400_123)
        #expect(record.firstReceivedAt?.millisecondsSince1970 == 1_795_262_400_456)
    }

    @Test("A JSON body becomes a type of the function")
    func body() throws {
        let record = try #require(try Sample.decode("sqs", as: SQSEvent.self).records.first)
        #expect(try record.decodeBody(as: [String: String].self) == ["transaction_id": "txn-1"])
    }

    @Test("What other services put into a queue is read from the body")
    func envelopes() throws {
        var record = try #require(try Sample.decode("sqs", as: SQSEvent.self).records.first)
        record.body = String(decoding: try Sample.data("sns-queue-notification"), as: UTF8.self)
        let notification = try record.decodeBody(as: SNSNotification.self)
        #expect(try notification.decodeMessage(as: [String: Int].self) == ["order": 17])
        record.body = String(decoding: try Sample.data("s3-put"), as: UTF8.self)
        #expect(try record.decodeBody(as: S3Event.self).records.count == 1)
        record.body = String(decoding: try Sample.data("eventbridge-service"), as: UTF8.self)
        #expect(try record.decodeBody(as: EventBridgeEvent<AnyJSON>.self).source == "aws.ec2")
    }

    @Test("A field that is missing fails and is named")
    func missingField() throws {
        let text = #"{"Records":[{"messageId":"1","receiptHandle":"r"}]}"#
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SQSEvent.self, from: Data(text.utf8))
        }
        guard case .keyNotFound(let key, _) = error else {
            Issue.record("not a missing key: \(String(describing: error))")
            return
        }
        #expect(key.stringValue == "body")
    }
}
