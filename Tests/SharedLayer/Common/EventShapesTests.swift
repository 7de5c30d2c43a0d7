import FoundationEssentials
import LambdaEvents
import SharedLayer
import TestSupport
import Testing

/// Every way that an event takes, by the samples of AWS and of `sam local generate-event`.
@Suite("Events of every service to envelopes")
struct EventShapesTests {
    private struct Order: Codable, Equatable {
        var order: Int
    }

    private let transformer = EventTransformer()

    private func sample<Event: Decodable>(_ name: String, as type: Event.Type = Event.self) throws -> Event {
        let file = PackageRoot.file("Events/samples/\(name).json")
        return try JSONDecoder().decode(type, from: Data(contentsOf: URL(filePath: file)))
    }

    private func message(
        _ body: String, trace: String? = nil, attributes: [String: String] = [:]
    ) -> SQSEvent.Record {
        SampleEvents.record(
            body, attributes: trace.map { ["AWSTraceHeader": $0] } ?? [:],
            messageAttributes: attributes.mapValues { .init(stringValue: $0, dataType: "String") })
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: URL(filePath: PackageRoot.file("Events/samples/\(name).json")), encoding: .utf8)
    }

    @Test("A request of a REST API, with a body in base64 and headers in any case")
    func restRequest() throws {
        var event: APIGatewayRequest = try sample("apigateway-aws-proxy")
        event.headers = ["X-Correlation-ID": "c-1", "X-Amzn-Trace-Id": "Root=1-a", "Traceparent": "00-b-c-01"]
        event.multiValueHeaders = nil
        let envelope = try transformer.envelope(event, as: JSONValue.self)
        #expect(envelope.payload == ["test": "body"])
        #expect(envelope.source == "POST /{proxy+}")
        #expect(envelope.type == EventType.request)
        #expect(envelope.id == event.requestContext.requestId)
        #expect(envelope.correlationID == "c-1")
        #expect(envelope.trace == EventTrace(amazon: "Root=1-a", parent: "00-b-c-01"))
        #expect(envelope.occurredAt.millisecondsSince1970 == event.requestContext.requestTimeEpoch)
    }

    @Test("A request of an HTTP API, and of one in payload format 1.0")
    func httpRequests() throws {
        var event: APIGatewayV2Request = try sample("http-api")
        event.body = #"{"order":17}"#
        event.isBase64Encoded = false
        let envelope = try transformer.envelope(event, as: Order.self)
        #expect(envelope.payload == Order(order: 17))
        #expect(envelope.source == event.routeKey)
        var old: APIGatewayRequest = try sample("apigateway-http-api-version-1")
        old.body = #"{"order":18}"#
        old.isBase64Encoded = false
        #expect(try transformer.envelope(old, as: Order.self).payload == Order(order: 18))
    }

    @Test("A topic's notification to a function")
    func notification() throws {
        var record = try #require(try sample("sns-attributes", as: SNSEvent.self).records.first)
        let envelope = try transformer.envelope(record, as: Order.self)
        #expect(envelope.payload == Order(order: 17))
        #expect(envelope.id == "95df01b4-ee98-5cb9-9903-4c221d41eb5e")
        #expect(envelope.correlationID == envelope.id)
        #expect(envelope.source == "arn:aws:sns:eu-west-1:123456789012:orders")
        #expect(envelope.occurredAt.text == "2026-11-21T12:00:00.123Z")
        record.sns.messageAttributes?["correlation_id"] = try JSONDecoder().decode(
            SNSEvent.MessageAttribute.self, from: Data(#"{"Type":"String","Value":"c-9"}"#.utf8))
        #expect(try transformer.envelope(record, as: Order.self).correlationID == "c-9")
    }

    @Test("A topic's notification in a queue", arguments: [QueueContent.notification, .detected])
    func notificationInQueue(_ content: QueueContent) throws {
        let record = message(try text("sns-queue-notification"), trace: "Root=1-a")
        let envelope = try transformer.envelope(record, content: content, as: Order.self)
        #expect(envelope.payload == Order(order: 17))
        #expect(envelope.id == "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
        #expect(envelope.source == "arn:aws:sns:eu-west-1:123456789012:orders")
        #expect(envelope.trace?.amazon == "Root=1-a")
        #expect(throws: EventTransformError.self) { try transformer.envelope(record, as: Order.self) }
    }

    @Test("A topic's message in a queue with raw delivery is the payload itself")
    func rawDelivery() throws {
        let record = message(#"{"order":17}"#, attributes: ["tier": "gold", "correlation_id": "c-1"])
        for content in [QueueContent.payload, .detected] {
            let envelope = try transformer.envelope(record, content: content, as: Order.self)
            #expect(envelope.payload == Order(order: 17))
            #expect(envelope.correlationID == "c-1")
        }
    }

    @Test("A bus event to a function keeps every digit of its detail")
    func busEvent() throws {
        let document = try JSONParser().parse(text("eventbridge-replay"))
        let event = try JSONValueDecoder().decode(EventBridgeEvent<JSONValue>.self, from: document)
        let envelope = try transformer.envelope(event, as: JSONValue.self)
        #expect(envelope.type == "OrderPlaced")
        #expect(envelope.source == "com.example.orders")
        #expect(envelope.occurredAt.text == "2026-11-21T12:00:00.000Z")
        #expect(envelope.payload["order"]?["id"]?.description == "9007199254740993")
        #expect(envelope.correlationID == envelope.id)
    }

    @Test("A bus event in a queue, also by way of a topic", arguments: [false, true])
    func busEventInQueue(_ throughTopic: Bool) throws {
        var body = try text("eventbridge-service")
        if throughTopic {
            let document = try JSONParser().parse(text("sns-queue-notification"))
            var notification = try #require(document.object)
            notification["Message"] = .string(body)
            body = JSONValue.object(notification).description
        }
        let envelope = try transformer.envelope(message(body), content: .detected, as: JSONValue.self)
        #expect(envelope.payload["state"] == "terminated")
        #expect(envelope.type == "EC2 Instance State-change Notification")
        #expect(envelope.id == "6a7e8feb-b491-4cf7-a9f1-bf3703467718")
        if !throughTopic {
            let said = try transformer.envelope(message(body), content: .busEvent, as: JSONValue.self)
            #expect(said == envelope)
        }
    }

    @Test("A message that is not what its queue holds is refused", arguments: [QueueContent.notification, .busEvent])
    func otherContent(_ content: QueueContent) throws {
        let error = try #require(throws: EventTransformError.self) {
            try transformer.envelope(message(#"{"order":17}"#), content: content, as: Order.self)
        }
        #expect(error.code == .wrongShape)
    }

    private struct Item: Codable, Equatable {
        var id: String
        var amount: ExactDecimal
        var digest: Data
    }

    @Test("A change of an item, with every type of attribute and every digit")
    func change() throws {
        let record = try #require(try sample("dynamodb-all-types", as: DynamoDBEvent.self).records.first)
        let envelope = try transformer.envelope(record, as: Item.self)
        let new = try #require(envelope.payload.new)
        #expect(new.amount.text == "12345678901234567890.123456789012345678")
        #expect(new.digest == Data([0xDE, 0xAD, 0xBE, 0xEF]))
        #expect(envelope.payload.old == nil)
        #expect(envelope.payload.kind == .insertion)
        #expect(envelope.type == EventType.insertion)
        #expect(envelope.payload.keys == ["id": .string("order-17")])
        #expect(envelope.occurredAt.millisecondsSince1970 == 1_795_262_400_123)
        #expect(envelope.source == record.eventSourceARN)
        #expect(throws: EventTransformError.self) { try transformer.envelope(record, as: Order.self) }
    }

    @Test("A removal because of the time to live is told from others")
    func expiry() throws {
        let event: DynamoDBEvent = try sample("dynamodb-time-to-live")
        let envelopes = try event.records.map { try transformer.envelope($0, as: [String: JSONValue].self) }
        #expect(envelopes.contains { $0.payload.isExpiry && $0.payload.kind == .removal && $0.payload.new == nil })
    }
}
