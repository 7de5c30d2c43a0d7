import LambdaEvents
import SharedLayer
import Testing

/// The examples of docs/shared-layer/events.md.
@Suite("Examples: events")
struct EventExamplesTests {
    private struct Order: Codable, Equatable {
        var order: Int
    }

    private struct OrderItem: Codable, Equatable {
        var id: String
        var total: ExactDecimal
    }

    private let transformer = EventTransformer()

    @Test("A queue message becomes an envelope")
    func queue() throws {
        let record = SampleEvents.record(#"{"order":17}"#)
        let envelope = try transformer.envelope(record, as: Order.self)
        #expect(envelope.payload == Order(order: 17))
        #expect(envelope.id == "message-1")
        #expect(envelope.attempt == 1)
    }

    @Test("An envelope is sent on with its ids, and comes out as it went in")
    func sending() throws {
        let envelope = EventEnvelope(
            id: "e-1", type: "OrderPlaced", source: "orders", occurredAt: Timestamp(secondsSince1970: 0),
            correlationID: "c-1", payload: Order(order: 17))
        let message = try transformer.message(envelope)  // body, attributes, traceHeader
        let entry = try transformer.busEvent(envelope)  // source, detailType, detail, time
        let received = SampleEvents.record(
            message.body,
            messageAttributes: message.attributes.mapValues { .init(stringValue: $0, dataType: "String") })
        #expect(try transformer.envelope(received) == envelope)
        #expect(entry.detailType == "OrderPlaced")
    }

    @Test("A change of an item has both images")
    func change() throws {
        let image: JSONValue = ["id": ["S": "o-1"], "total": ["N": "49.90"]]
        let document: JSONValue = [
            "eventID": "1", "eventName": "INSERT", "eventSource": "aws:dynamodb", "awsRegion": "eu-west-1",
            "eventSourceARN": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/1",
            "dynamodb": [
                "NewImage": image, "SequenceNumber": "111", "SizeBytes": 1, "StreamViewType": "NEW_AND_OLD_IMAGES",
            ],
        ]
        let record: DynamoDBEvent.Record = try JSONValueDecoder().decode(from: document)
        let change = try transformer.envelope(record, as: OrderItem.self).payload
        #expect(change.kind == .insertion)
        #expect(change.new?.total.text == "49.9")
        #expect(change.old == nil)
    }
}
