import FoundationEssentials
import LambdaEvents
import SharedLayer

/// An event becomes an envelope or is refused; what was made a message of is the same envelope again.
func fuzzEventEnvelopes(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    let kind = input.byte()
    let json = Data(input.bytes())
    let transformer = EventTransformer(bodyBytesMax: 1 << 16)
    switch kind {
    case UInt8(ascii: "h"):
        try fuzz(APIGatewayV2Request.self, json) { try transformer.envelope($0, as: JSONValue.self) }
    case UInt8(ascii: "r"):
        try fuzz(APIGatewayRequest.self, json) { try transformer.envelope($0, as: JSONValue.self) }
    case UInt8(ascii: "n"):
        guard let event = try? JSONDecoder().decode(SNSEvent.self, from: json) else { return }
        for record in event.records { try fuzz { try transformer.envelope(record, as: JSONValue.self) } }
    case UInt8(ascii: "e"):
        guard let value = try? JSONParser().parse([UInt8](json)) else { return }
        guard let event = try? JSONValueDecoder().decode(EventBridgeEvent<JSONValue>.self, from: value) else { return }
        try fuzz { try transformer.envelope(event, as: JSONValue.self) }
    case UInt8(ascii: "d"):
        guard let event = try? JSONDecoder().decode(DynamoDBEvent.self, from: json) else { return }
        for record in event.records { _ = try? transformer.envelope(record, as: [String: JSONValue].self) }
    default:
        // Anything else is the body of a queue message.
        let record = SQSEvent.Record(
            messageId: "m", receiptHandle: "h", body: String(decoding: json, as: UTF8.self), md5OfBody: "",
            eventSourceARN: "arn:aws:sqs:eu-west-1:123456789012:q", awsRegion: "eu-west-1")
        for content in [QueueContent.payload, .notification, .busEvent, .detected] {
            try fuzz { try transformer.envelope(record, content: content, as: JSONValue.self) }
        }
    }
}

private func fuzz<Event: Decodable>(
    _ type: Event.Type, _ json: Data, _ envelope: (Event) throws -> EventEnvelope<JSONValue>
) throws(BrokenPromise) {
    guard let event = try? JSONDecoder().decode(type, from: json) else { return }
    try fuzz { try envelope(event) }
}

private func fuzz(_ make: () throws -> EventEnvelope<JSONValue>) throws(BrokenPromise) {
    guard let envelope = try? make() else { return }
    let transformer = EventTransformer(bodyBytesMax: 1 << 20)
    guard let message = try? transformer.message(envelope) else { return }
    let record = SQSEvent.Record(
        messageId: "m", receiptHandle: "h", body: message.body,
        attributes: ["ApproximateReceiveCount": "\(envelope.attempt)"].merging(
            message.traceHeader.map { ["AWSTraceHeader": $0] } ?? [:]
        ) { own, _ in own },
        messageAttributes: message.attributes.mapValues { .init(stringValue: $0, dataType: "String") },
        md5OfBody: "", eventSourceARN: "arn:aws:sqs:eu-west-1:123456789012:q", awsRegion: "eu-west-1")
    let again = try? transformer.envelope(record, as: JSONValue.self)
    try promise(again?.payload == envelope.payload, "\(envelope.payload) is the payload that is received")
    if (1...128).contains(envelope.correlationID.utf8.count), envelope.correlationID.utf8.allSatisfy(\.isLetter) {
        try promise(again?.correlationID == envelope.correlationID, "\(envelope.correlationID) is carried on")
    }
    try promise(again?.trace == envelope.trace, "\(String(describing: envelope.trace)) is carried on")
}

extension UInt8 {
    fileprivate var isLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }
}
