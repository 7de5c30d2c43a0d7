import FoundationEssentials
import Functions
import LambdaEvents
import Logging
import Testing

@testable import Gateway

@Suite("An HTTP API")
struct HTTPAPITests {
    /// 2020-03-12T19:03:58.390Z, the time of AWS's own sample.
    private let time = Date(timeIntervalSince1970: 1_584_039_838.390)

    @Test("A request becomes the event that AWS documents")
    func event() async throws {
        let invoker = RecordingInvoker(result: #"{"statusCode":200}"#)
        let request = GatewayRequest(
            method: "POST", path: "/path/to/resource",
            rawQuery: "parameter1=value1&parameter1=value2&parameter2=value", host: "id.execute-api.us-east-1.test",
            headers: [
                ("Cookie", "cookie1; cookie2"), ("Header1", "value1"), ("Header2", "value1"), ("header2", "value2"),
                ("User-Agent", "agent"), ("Content-Type", "application/json"),
            ], body: Array(#"{"k":"v"}"#.utf8), sourceIP: "192.168.0.1")
        let response = await api("$default", invoker).respond(to: request)
        #expect(response.status == 200)
        let event = try JSONDecoder().decode(APIGatewayV2Request.self, from: Data(invoker.payload))
        #expect(
            event
                == APIGatewayV2Request(
                    routeKey: "$default", rawPath: "/path/to/resource",
                    rawQueryString: "parameter1=value1&parameter1=value2&parameter2=value",
                    cookies: ["cookie1", "cookie2"],
                    headers: [
                        "header1": "value1", "header2": "value1,value2", "user-agent": "agent",
                        "content-type": "application/json", "host": "id.execute-api.us-east-1.test",
                        "content-length": "9",
                    ], queryStringParameters: ["parameter1": "value1,value2", "parameter2": "value"],
                    requestContext: .init(
                        accountId: "123456789012", apiId: "api-id", domainName: "id.execute-api.us-east-1.test",
                        domainPrefix: "id",
                        http: .init(
                            method: "POST", path: "/path/to/resource", protocol: "HTTP/1.1", sourceIp: "192.168.0.1",
                            userAgent: "agent"),
                        requestId: "request-id", routeKey: "$default", stage: "$default",
                        time: "12/Mar/2020:19:03:58 +0000", timeEpoch: 1_584_039_838_390),
                    body: #"{"k":"v"}"#))
    }

    @Test(
        "Bodies go by content type: text as text, the rest in base64",
        arguments: [
            ("application/json", "hi", false), ("text/csv; charset=utf-8", "hi", false),
            ("application/problem+json", "hi", false), ("image/png", "hi", true),
            ("application/octet-stream", "hi", true), (nil, "hi", false),
        ] as [(String?, String, Bool)])
    func bodies(_ contentType: String?, _ body: String, _ isBase64: Bool) {
        let encoding = BodyEncoding(Array(body.utf8), contentType: contentType)
        #expect(encoding.isBase64Encoded == isBase64)
        #expect(encoding.text == (isBase64 ? Data(body.utf8).base64EncodedString() : body))
    }

    @Test("A text type whose bytes are no text goes in base64")
    func invalidText() {
        #expect(BodyEncoding([0xff, 0xfe], contentType: "text/plain").isBase64Encoded)
    }

    @Test(
        "What goes wrong behind the API is told in API Gateway's words",
        arguments: [
            (InvocationError.Code.tooManyRequests, 503, "Service Unavailable"),
            (.requestTooLarge, 413, "Request Entity Too Large"), (.resourceNotFound, 500, "Internal Server Error"),
        ])
    func notInvoked(_ code: InvocationError.Code, _ status: Int, _ message: String) async {
        let invoker = RecordingInvoker(error: InvocationError(code, "why"))
        let response = await api("GET /", invoker).respond(to: GatewayRequest(method: "GET", path: "/"))
        #expect(response.status == status)
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"message":"\#(message)"}"#)
        #expect(response.headers.contains { $0.name == "apigw-requestid" && $0.value == "request-id" })
    }

    @Test("A function that fails is an internal server error, without its own words")
    func failure() async {
        let invoker = RecordingInvoker(result: #"{"errorMessage":"secret"}"#, failure: .unhandled)
        let response = await api("GET /", invoker).respond(to: GatewayRequest(method: "GET", path: "/"))
        #expect(response.status == 500)
        #expect(!String(decoding: response.body, as: UTF8.self).contains("secret"))
    }

    @Test("An integration that takes too long is given up")
    func timeout() async {
        let invoker = RecordingInvoker(result: "{}", delay: .seconds(600))
        let response = await api("GET /", invoker, timeoutMilliseconds: 50)
            .respond(to: GatewayRequest(method: "GET", path: "/"))
        #expect(response.status == 503)
    }

    @Test("A preflight is answered without a function, and responses name the origin")
    func crossOrigin() async {
        let invoker = RecordingInvoker(result: #"{"statusCode":200}"#)
        let rules = CrossOriginRules(
            allowOrigins: ["https://shop.test"], allowMethods: ["POST"], allowHeaders: ["x-key"], maxAgeSeconds: 60)
        let api = api("POST /", invoker, crossOrigin: rules)
        let preflight = await api.respond(
            to: GatewayRequest(
                method: "OPTIONS", path: "/",
                headers: [("Origin", "https://shop.test"), ("Access-Control-Request-Method", "POST")]))
        #expect(preflight.status == 204)
        #expect(
            preflight.headers.contains { $0 == ("access-control-allow-origin", "https://shop.test") })
        #expect(invoker.payload.isEmpty)
        let response = await api.respond(
            to: GatewayRequest(method: "POST", path: "/", headers: [("Origin", "https://other.test")]))
        #expect(!response.headers.contains { $0.name == "access-control-allow-origin" })
    }

    private func api(
        _ key: String, _ invoker: RecordingInvoker, timeoutMilliseconds: Int = 30_000,
        crossOrigin: CrossOriginRules? = nil
    ) -> HTTPAPI {
        HTTPAPI(
            APIConfiguration(
                id: "api-id", stage: "$default", accountID: "123456789012",
                routes: [.init(key: key, function: "function", timeoutMilliseconds: timeoutMilliseconds)],
                crossOrigin: crossOrigin),
            invoker: invoker, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, clock: { time },
            makeID: { "request-id" })
    }
}
