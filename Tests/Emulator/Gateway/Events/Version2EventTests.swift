import FoundationEssentials
import Gateway
import Testing

@Suite("Events in payload format 2.0")
struct Version2EventTests {
    @Test("have AWS's documented fields and no others")
    func sample() async throws {
        let request = GatewayRequest(
            method: "POST", path: "/my/path", query: "parameter1=value1&parameter1=value2&parameter2=value",
            headers: [
                ("Host", "id.execute-api.us-east-1.amazonaws.com"), ("Header1", "value1"), ("header2", "value1"),
                ("HEADER2", "value2"), ("Cookie", "cookie1=a; cookie2=b"), ("User-Agent", "agent"),
                ("Content-Type", "text/plain"), ("Content-Length", "16"), ("Connection", "keep-alive"),
                ("X-Amzn-Trace-Id", "Root=1-5e67eb6e-0123456789abcdef01234567"),
            ],
            body: Array("Hello from Lambda".utf8.dropLast()), sourceIP: "192.0.2.1")
        let event = try await APIFixture.event(of: request, route: try APIFixture.route("$default"))
        let expected: [String: String] = [
            "version": "2.0", "routeKey": "$default", "rawPath": "/my/path",
            "rawQueryString": "parameter1=value1&parameter1=value2&parameter2=value", "cookies[0]": "cookie1=a",
            "cookies[1]": "cookie2=b", "headers.host": "id.execute-api.us-east-1.amazonaws.com",
            "headers.header1": "value1", "headers.header2": "value1,value2", "headers.user-agent": "agent",
            "headers.content-type": "text/plain", "headers.content-length": "16",
            "headers.x-amzn-trace-id": "Root=1-5e67eb6e-0123456789abcdef01234567",
            "headers.x-forwarded-for": "192.0.2.1", "headers.x-forwarded-port": "80",
            "headers.x-forwarded-proto": "http", "queryStringParameters.parameter1": "value1,value2",
            "queryStringParameters.parameter2": "value", "requestContext.accountId": "000000000000",
            "requestContext.apiId": "api1234567",
            "requestContext.domainName": "id.execute-api.us-east-1.amazonaws.com", "requestContext.domainPrefix": "id",
            "requestContext.http.method": "POST", "requestContext.http.path": "/my/path",
            "requestContext.http.protocol": "HTTP/1.1", "requestContext.http.sourceIp": "192.0.2.1",
            "requestContext.http.userAgent": "agent", "requestContext.requestId": APIFixture.requestID,
            "requestContext.routeKey": "$default", "requestContext.stage": "$default",
            "requestContext.time": "12/Mar/2020:19:03:58 +0000", "requestContext.timeEpoch": "1584039838390",
            "body": "Hello from Lambd", "isBase64Encoded": "0",
        ]
        var found = JSONText.flat(event)
        found["isBase64Encoded"] = found["isBase64Encoded"].map { $0 == "false" ? "0" : $0 }
        #expect(found == expected)
    }

    @Test("leave out what a request does not have")
    func absent() async throws {
        let event = try await APIFixture.event(
            of: GatewayRequest(method: "GET", path: "/x"), route: try APIFixture.route("GET /x"))
        for key in ["cookies", "queryStringParameters", "pathParameters", "stageVariables", "body"] {
            #expect(event[key] == nil)
        }
        #expect(event["rawQueryString"] as? String == "")
        #expect(event["isBase64Encoded"] as? Bool == false)
    }

    @Test("decode the path and its parameters, and keep the query as sent")
    func decoding() async throws {
        let event = try await APIFixture.event(
            of: GatewayRequest(method: "GET", path: "/items/a%20b%C3%A9", query: "q=a%20b+c&empty&x=%26"),
            route: try APIFixture.route("GET /items/{id}"))
        #expect(event["rawPath"] as? String == "/items/a bé")
        #expect(event["rawQueryString"] as? String == "q=a%20b+c&empty&x=%26")
        #expect(event["pathParameters"] as? [String: String] == ["id": "a bé"])
        #expect(event["queryStringParameters"] as? [String: String] == ["q": "a b c", "empty": "", "x": "&"])
        #expect(event["routeKey"] as? String == "GET /items/{id}")
    }

    @Test("carry a named stage in front of the path")
    func stage() async throws {
        let event = try await APIFixture.event(
            of: GatewayRequest(method: "GET", path: "/x"), route: try APIFixture.route("GET /x"), stage: "dev")
        #expect(event["rawPath"] as? String == "/dev/x")
    }

    @Test(
        "carry a body as text or as base64, by its content type",
        arguments: [
            ("application/json", Array("{}".utf8), "{}", false),
            ("application/json; charset=utf-8", Array("{}".utf8), "{}", false),
            ("TEXT/csv", Array("a,b".utf8), "a,b", false),
            ("application/xml", Array("<a/>".utf8), "<a/>", false),
            ("application/javascript", Array("1".utf8), "1", false),
            ("application/x-www-form-urlencoded", Array("a=b".utf8), "YT1i", true),
            ("application/problem+json", Array("{}".utf8), "e30=", true),
            ("application/octet-stream", Array("hi".utf8), "aGk=", true),
            ("image/png", [0x89, 0x50], "iVA=", true),
            ("application/json", [0xFF, 0xFE], "//4=", true),
            (nil, Array("hi".utf8), "aGk=", true),
        ] as [(String?, [UInt8], String, Bool)])
    func body(contentType: String?, bytes: [UInt8], text: String, isBase64Encoded: Bool) async throws {
        let headers = contentType.map { [(name: "content-type", value: $0)] } ?? []
        let event = try await APIFixture.event(
            of: GatewayRequest(method: "POST", path: "/x", headers: headers, body: bytes),
            route: try APIFixture.route("POST /x"))
        #expect(event["body"] as? String == text)
        #expect(event["isBase64Encoded"] as? Bool == isBase64Encoded)
    }

    @Test("carry a trace that the invocation has too")
    func trace() async throws {
        let function = FunctionDouble(returning: "{}")
        let api = APIFixture.api([try APIFixture.route("$default")], invoker: function)
        _ = await api.respond(to: GatewayRequest(method: "GET", path: "/"))
        let call = try #require(function.received.first)
        let headers = try #require(try JSONText.object(call.payload)["headers"] as? [String: String])
        let trace = try #require(headers["x-amzn-trace-id"])
        #expect(trace.wholeMatch(of: /Root=1-[0-9a-f]{8}-[0-9a-f]{24}/) != nil)
        #expect(call.traceID == trace)
        #expect(call.function == "hello")
    }
}
