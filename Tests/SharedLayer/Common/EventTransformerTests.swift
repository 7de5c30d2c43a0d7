import FoundationEssentials
import LambdaEvents
import SharedLayer
import Testing

@Suite("Events to envelopes")
struct EventTransformerTests {
    struct Payload: Codable, Equatable {
        var id: String
    }

    @Test("A queue message becomes an envelope with its ids and its attempt")
    func queueMessage() throws {
        let record = SampleEvents.record(
            #"{"id":"a"}"#,
            attributes: ["ApproximateReceiveCount": "3", "SentTimestamp": "1737019800123"],
            messageAttributes: ["correlation_id": .init(stringValue: "c-1", dataType: "String")])
        let envelope: EventEnvelope<Payload> = try EventTransformer().envelope(record)
        #expect(envelope.payload == Payload(id: "a"))
        #expect(envelope.attempt == 3)
        #expect(envelope.correlationID == "c-1")
        #expect(envelope.occurredAt.text == "2025-01-16T09:30:00.123Z")
        #expect(envelope.source == "arn:aws:sqs:eu-central-1:123456789012:jobs")
    }

    @Test("A request becomes an envelope; its body is decoded from base64 where it says so", arguments: [false, true])
    func request(_ isBase64: Bool) throws {
        let envelope: EventEnvelope<Payload> = try EventTransformer().envelope(
            SampleEvents.request(#"{"id":"é"}"#, isBase64: isBase64, headers: ["x-correlation-id": "c-2"]))
        #expect(envelope.payload == Payload(id: "é"))
        #expect(envelope.correlationID == "c-2")
        #expect(envelope.id == "request-1")
    }

    @Test("The id of a request is taken over by the queue behind it, as API Gateway writes ids")
    func requestID() throws {
        var event = SampleEvents.request(#"{"id":"a"}"#)
        event.requestContext.requestId = "JKJaX+/LvHcESHA="
        let envelope = try EventTransformer().envelope(event, as: Payload.self)
        let message = try EventTransformer().message(envelope)
        let record = SampleEvents.record(
            message.body,
            messageAttributes: message.attributes.mapValues { .init(stringValue: $0, dataType: "String") })
        let received = try EventTransformer().envelope(record, as: Payload.self)
        #expect(received.correlationID == "JKJaX+/LvHcESHA=")
        #expect(received.id == received.correlationID)
    }

    @Test(
        "A correlation id that could spoil a log is not taken over",
        arguments: ["a b", "a\n{}", "", "a\"b", "<a>", "é", String(repeating: "x", count: 129)])
    func hostileCorrelationID(_ id: String) {
        #expect(
            EventTransformer().correlationID(of: SampleEvents.request("{}", headers: ["x-correlation-id": id]))
                == "request-1")
    }

    @Test(
        "What is no such event is refused with its code",
        arguments: [
            ("", .missingBody), ("{", .malformedJSON), (#"{"id":1}"#, .wrongShape),
            (#"{"id":"a","id":"b"}"#, .malformedJSON),
            (String(repeating: " ", count: 200), .bodyTooLarge),
        ] as [(String, EventTransformError.Code)])
    func refused(_ body: String, _ code: EventTransformError.Code) throws {
        let error = try #require(throws: EventTransformError.self) {
            try EventTransformer(bodyBytesMax: 100).envelope(SampleEvents.request(body), as: Payload.self)
        }
        #expect(error.code == code)
    }

    @Test("A body that is not base64 although the event says so is refused")
    func invalidBase64() throws {
        var event = SampleEvents.request("{}")
        event.isBase64Encoded = true
        event.body = "%%%"
        let error = try #require(throws: EventTransformError.self) { try EventTransformer().body(of: event) }
        #expect(error.code == .invalidBase64)
    }

    @Test("The limit on a body counts its bytes, not those of its base64", arguments: [(100, true), (101, false)])
    func limit(_ count: Int, _ fits: Bool) throws {
        let event = SampleEvents.request(String(repeating: "a", count: count), isBase64: true)
        let body = try? EventTransformer(bodyBytesMax: 100).body(of: event)
        #expect((body != nil) == fits)
    }
}
