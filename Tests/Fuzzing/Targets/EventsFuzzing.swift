import FoundationEssentials
import LambdaEvents

/// An event that was decoded can be asked for everything in it, and encoded is the same event.
func fuzzEvents(_ input: FuzzInput) throws(BrokenPromise) {
    var input = input
    // The kinds have letters, so that a corpus can be read.
    let kind = input.byte()
    let json = Data(input.bytes())
    switch kind {
    case UInt8(ascii: "a"): try fuzz(ALBTargetGroupRequest.self, json) { _ = try? $0.bodyBytes }
    case UInt8(ascii: "b"): try fuzz(S3BatchEvent.self, json) { for task in $0.tasks { _ = try? task.decodedKey } }
    case UInt8(ascii: "c"): try fuzz(CloudWatchLogsEvent.self, json) { _ = try? $0.payload(bytesMax: 1 << 16) }
    case UInt8(ascii: "d"): try fuzz(DynamoDBEvent.self, json)
    case UInt8(ascii: "e"): try fuzz(EventBridgeEvent<AnyJSON>.self, json)
    case UInt8(ascii: "h"): try fuzz(APIGatewayV2Request.self, json) { _ = try? $0.bodyBytes }
    case UInt8(ascii: "i"): try fuzz(IAMPolicyDocument.self, json)
    case UInt8(ascii: "j"): try fuzz(AnyJSON.self, json) { _ = ($0.integer, $0.double, $0[0], $0["a"]) }
    case UInt8(ascii: "k"):
        try fuzz(KinesisEvent.self, json) { for record in $0.records { _ = try? record.kinesis.bytes } }
    case UInt8(ascii: "l"): try fuzz(CloudWatchLogsPayload.self, json)
    case UInt8(ascii: "n"): try fuzz(SNSEvent.self, json)
    case UInt8(ascii: "q"): try fuzz(SQSEvent.self, json)
    case UInt8(ascii: "r"): try fuzz(APIGatewayRequest.self, json) { _ = try? $0.bodyBytes }
    case UInt8(ascii: "s"):
        try fuzz(S3Event.self, json) { for record in $0.records { _ = try? record.s3.object.decodedKey } }
    case UInt8(ascii: "t"): try fuzz(ScheduledEvent.self, json)
    case UInt8(ascii: "u"): try fuzz(APIGatewayRequestAuthorizerRequest.self, json)
    case UInt8(ascii: "v"): try fuzz(APIGatewayV2AuthorizerRequest.self, json)
    default: try fuzz(APIGatewayV2Response.self, json)
    }
}

private func fuzz<Event: Codable & Equatable>(
    _ type: Event.Type, _ json: Data, _ use: (Event) -> Void = { _ in }
) throws(BrokenPromise) {
    guard let event = try? JSONDecoder().decode(type, from: json) else { return }
    use(event)
    guard let encoded = try? JSONEncoder().encode(event) else { return }
    try promise(
        (try? JSONDecoder().decode(type, from: encoded)) == event,
        "the \(type) is the same once encoded: \(String(decoding: encoded, as: UTF8.self))")
}
