import FoundationEssentials
import LambdaEvents
import SharedLayer
import Testing

@Suite("Envelopes to events")
struct EventSendingTests {
    private struct Order: Codable, Equatable {
        var order: Int
    }

    private let transformer = EventTransformer(bodyBytesMax: 100)
    private let envelope = EventEnvelope(
        id: "e-1", type: "OrderPlaced", source: "orders", occurredAt: Timestamp(millisecondsSince1970: 1_500),
        correlationID: "c-1", trace: EventTrace(amazon: "Root=1-a;Sampled=1", parent: "00-b-c-01"),
        payload: Order(order: 17))

    @Test("Through a queue, an envelope comes out as it went in")
    func queue() throws {
        let message = try transformer.message(envelope)
        let record = SampleEvents.record(
            message.body, attributes: ["AWSTraceHeader": try #require(message.traceHeader)],
            messageAttributes: message.attributes.mapValues { .init(stringValue: $0, dataType: "String") })
        #expect(try transformer.envelope(record) == envelope)
        #expect(message.attributes.count <= 10)
        let draft = QueueDraft(message, groupID: "g", deduplicationID: "d")
        #expect(draft.traceHeader == "Root=1-a;Sampled=1")
        #expect(draft.body == message.body)
        #expect([draft.groupID, draft.deduplicationID] == ["g", "d"])
        #expect(draft.attributes == message.attributes.mapValues { .string($0) })
    }

    @Test("Through a topic to a queue, an envelope comes out as it went in")
    func topic() throws {
        let message = try transformer.message(envelope)
        let attributes = JSONObject(
            message.attributes.sorted { $0.key < $1.key }.map {
                ($0.key, ["Type": "String", "Value": .string($0.value)])
            })
        let notification: JSONValue = [
            "Type": "Notification", "MessageId": "m", "TopicArn": "arn", "Message": .string(message.body),
            "Timestamp": "2026-11-21T12:00:00.123Z", "SignatureVersion": "2", "Signature": "s",
            "SigningCertURL": "u", "UnsubscribeURL": "u", "MessageAttributes": .object(attributes),
        ]
        let record = SampleEvents.record(
            notification.description, attributes: ["AWSTraceHeader": try #require(message.traceHeader)])
        #expect(try EventTransformer().envelope(record, content: .notification) == envelope)
    }

    @Test("Through a bus, an envelope comes out as it went in", arguments: [false, true])
    func bus(_ isInQueue: Bool) throws {
        let transformer = EventTransformer()
        let entry = try transformer.busEvent(envelope)
        let event = EventBridgeEvent(
            id: "bus-1", account: "123456789012", time: "1970-01-01T00:00:01Z", region: "eu-west-1", resources: [],
            detailType: entry.detailType, source: entry.source, detail: try JSONParser().parse(entry.detail))
        if isInQueue {
            let record = SampleEvents.record(try JSONValueEncoder().encode(event).description)
            #expect(try transformer.envelope(record, content: .busEvent) == envelope)
        } else {
            #expect(try transformer.envelope(event) == envelope)
        }
        #expect(entry.traceHeader == "Root=1-a;Sampled=1")
        let put = BusEvent(entry)
        #expect([put.source, put.detailType, put.detail] == [entry.source, entry.detailType, entry.detail])
        #expect(put.time == entry.time)
        #expect(put.traceHeader == entry.traceHeader)
    }

    @Test("Through a table and its stream, the payload and its ids come out as they went in")
    func table() throws {
        let item = try transformer.item(envelope)
        let image = try JSONValueEncoder().encode(item)
        let record: JSONValue = [
            "eventID": "s-1", "eventName": "MODIFY", "eventSource": "aws:dynamodb", "awsRegion": "eu-west-1",
            "eventSourceARN": "arn:stream",
            "dynamodb": [
                "Keys": [:], "NewImage": image, "OldImage": image, "SequenceNumber": "1", "SizeBytes": 1,
                "StreamViewType": "NEW_AND_OLD_IMAGES",
            ],
        ]
        let change = try transformer.envelope(
            JSONValueDecoder().decode(DynamoDBEvent.Record.self, from: record), as: Order.self)
        #expect(change.payload.new == envelope.payload)
        #expect(change.payload.old == envelope.payload)
        #expect(change.payload.sequenceNumber == "1")
        #expect(change.correlationID == "c-1")
        #expect(change.trace == envelope.trace)
    }

    @Test("A response has the payload and the correlation id; a further request has the trace too")
    func http() throws {
        let response = try transformer.response(envelope, status: 201)
        #expect(response.statusCode == 201)
        #expect(response.body == #"{"order":17}"#)
        #expect(response.headers?["x-correlation-id"] == "c-1")
        #expect(try transformer.restResponse(envelope).body == response.body)
        #expect(
            transformer.headers(of: envelope) == [
                "x-correlation-id": "c-1", "x-amzn-trace-id": "Root=1-a;Sampled=1", "traceparent": "00-b-c-01",
            ])
    }

    @Test("What is too large to be sent, or no JSON, is refused")
    func refused() throws {
        let large = envelope.with(String(repeating: "x", count: 100))
        #expect(throws: EventTransformError.self) { try transformer.message(large) }
        let error = try #require(throws: EventTransformError.self) {
            try transformer.message(envelope.with(Double.nan))
        }
        #expect(error.code == .notEncodable)
        let noItem = try #require(throws: EventTransformError.self) { try transformer.item(envelope.with("text")) }
        #expect(noItem.code == .notEncodable)
    }

    @Test(
        "A trace header that could not be one is passed over",
        arguments: ["a b", "a\nb", "", String(repeating: "x", count: 257)])
    func hostileTrace(_ text: String) {
        #expect(EventTrace(amazon: text, parent: nil) == nil)
    }
}
