import FoundationEssentials
import LambdaEvents
import Testing

@Suite("HTTP events")
struct HTTPEventTests {
    private static func request(_ body: String?, isBase64: Bool = false) throws -> APIGatewayV2Request {
        var event: APIGatewayV2Request = try Sample.decode("function-url")
        event.body = body
        event.isBase64Encoded = isBase64
        return event
    }

    @Test("The body's bytes come from text and from base64; without a body there are none")
    func bodyBytes() throws {
        #expect(try Self.request("grüße").bodyBytes == Array("grüße".utf8))
        #expect(try Self.request("AP+AQQ==", isBase64: true).bodyBytes == [0, 0xff, 0x80, 0x41])
        #expect(try Self.request(nil).bodyBytes == [])
        #expect(try Self.request("", isBase64: true).bodyBytes == [])
    }

    @Test("A body that is no base64, although the event says so, is an error", arguments: ["AP+AQQ", "Z!==", "===="])
    func invalidBase64(_ body: String) throws {
        let event = try Self.request(body, isBase64: true)
        let error = #expect(throws: LambdaEventError.self) { try event.bodyBytes }
        #expect(error?.code == .invalidBase64)
        #expect(throws: LambdaEventError.self) { try event.decodeBody(as: [String].self) }
    }

    @Test("A JSON body becomes a type of the function")
    func decodeBody() throws {
        #expect(try Self.request(#"{"id":17}"#).decodeBody(as: [String: Int].self) == ["id": 17])
        #expect(try Self.request("eyJpZCI6MTd9", isBase64: true).decodeBody(as: [String: Int].self) == ["id": 17])
        #expect(throws: DecodingError.self) { try Self.request(nil).decodeBody(as: [String: Int].self) }
        #expect(throws: DecodingError.self) { try Self.request(#"{"id":"x"}"#).decodeBody(as: [String: Int].self) }
    }

    @Test("Header fields are found in any case")
    func headers() throws {
        let event: APIGatewayV2Request = try Sample.decode("http-api")
        for name in ["content-type", "Content-Type", "CONTENT-TYPE"] {
            #expect(event.headerFields[name] == "application/json")
            #expect(event.headerFields.values(name) == ["application/json"])
        }
        #expect(event.headerFields["content-typ"] == nil)
        #expect(event.headerFields["ontent-type"] == nil)
        #expect(event.headerFields.values("x") == [])
    }

    @Test("Several values of a field: all of them, or the last")
    func multipleValues() throws {
        let rest: APIGatewayRequest = try Sample.decode("apigateway-lambda-authorizer")
        #expect(rest.headerFields["Accept"] == "text/plain")
        #expect(rest.headerFields.values("Accept") == ["application/json", "text/plain"])
        let balancer: ALBTargetGroupRequest = try Sample.decode("alb-multi-value")
        #expect(balancer.headerFields["ACCEPT"] == "application/json")
        #expect(balancer.headerFields.values("ACCEPT") == ["text/html", "application/json"])
    }

    @Test("Without any headers, as from the console's test page, none is found")
    func noHeaders() throws {
        let event: APIGatewayRequest = try Sample.decode("apigateway-test-invoke")
        #expect(event.headers == nil)
        #expect(event.headerFields["accept"] == nil)
        #expect(event.headerFields.values("accept") == [])
    }

    @Test("Of names that differ in case only, the exact one counts, else the first")
    func ambiguousNames() throws {
        var event: APIGatewayV2Request = try Sample.decode("http-api")
        event.headers = ["X-Id": "1", "x-id": "2"]
        #expect(event.headerFields["x-id"] == "2")
        #expect(event.headerFields["X-Id"] == "1")
        #expect(event.headerFields["X-ID"] == "1")
    }
}
