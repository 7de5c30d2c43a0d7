import FoundationEssentials
import FunctionRuntime
import LambdaEvents

/// Events as API Gateway and SQS send them.
enum SampleEvents {
    static func request(
        _ body: String?, isBase64: Bool = false, headers: [String: String] = [:]
    ) -> APIGatewayV2Request {
        APIGatewayV2Request(
            routeKey: "POST /api/v1/things", rawPath: "/api/v1/things", headers: headers,
            requestContext: .init(
                accountId: "123456789012", apiId: "api", domainName: "localhost", domainPrefix: "api",
                http: .init(
                    method: "POST", path: "/api/v1/things", protocol: "HTTP/1.1", sourceIp: "127.0.0.1",
                    userAgent: "test"),
                requestId: "request-1", routeKey: "POST /api/v1/things", stage: "$default",
                time: "16/Jan/2025:09:30:00 +0000", timeEpoch: 1_737_019_800_123),
            body: isBase64 ? body.map { Data($0.utf8).base64EncodedString() } : body, isBase64Encoded: isBase64)
    }

    static func record(
        _ body: String, id: String = "message-1", attributes: [String: String] = [:],
        messageAttributes: [String: SQSEvent.MessageAttribute] = [:]
    ) -> SQSEvent.Record {
        SQSEvent.Record(
            messageId: id, receiptHandle: "handle", body: body, attributes: attributes,
            messageAttributes: messageAttributes, md5OfBody: "",
            eventSourceARN: "arn:aws:sqs:eu-central-1:123456789012:jobs", awsRegion: "eu-central-1")
    }

    static var context: LambdaContext {
        LambdaContext(
            requestID: "invocation-1", deadlineMilliseconds: 1_000,
            invokedFunctionARN: "arn:aws:lambda:eu-central-1:123456789012:function:f", traceID: "Root=1-a", now: { 0 })
    }
}
