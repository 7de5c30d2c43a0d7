import Gateway
import Testing

@Suite("What functions answer")
struct FunctionResultTests {
    struct Expectation: Sendable {
        var status = 200
        var body = ""
        var type: String? = "application/json"
    }

    private func respond(_ json: String, format: GatewayRoute.PayloadFormat = .version2) async throws -> GatewayResponse
    {
        let api = APIFixture.api(
            [try APIFixture.route("$default", format: format)], invoker: FunctionDouble(returning: json))
        return await api.respond(to: GatewayRequest(method: "GET", path: "/"))
    }

    @Test(
        "becomes a response",
        arguments: [
            (
                #"{"statusCode":201,"headers":{"Content-Type":"text/html"},"body":"<p>"}"#,
                Expectation(status: 201, body: "<p>", type: "text/html")
            ),
            (#"{"statusCode":200,"body":"plain"}"#, Expectation(body: "plain", type: "text/plain;charset=UTF-8")),
            (#"{"statusCode":"202"}"#, Expectation(status: 202, type: nil)),
            (#"{"statusCode":204,"body":null,"headers":null}"#, Expectation(status: 204, type: nil)),
            (
                #"{"statusCode":200,"body":"aGk=","isBase64Encoded":true}"#,
                Expectation(body: "hi", type: "text/plain;charset=UTF-8")
            ),
            (#"{"message":"hi"}"#, Expectation(body: #"{"message":"hi"}"#)),
            (#""Hello from Lambda!""#, Expectation(body: "Hello from Lambda!")),
            ("[1,2]", Expectation(body: "[1,2]")), ("7", Expectation(body: "7")), ("true", Expectation(body: "true")),
            ("null", Expectation(body: "")),
        ] as [(String, Expectation)])
    func response(json: String, expected: Expectation) async throws {
        let response = try await respond(json)
        #expect(response.status == expected.status)
        #expect(String(decoding: response.body, as: UTF8.self) == expected.body)
        #expect(response.header("content-type") == expected.type)
        #expect(response.header("apigw-requestid") == APIFixture.requestID)
    }

    @Test(
        "in no known form is AWS's 500",
        arguments: [
            "", "{", #"{"statusCode":"abc"}"#, #"{"statusCode":99}"#, #"{"statusCode":600}"#, #"{"statusCode":200.5}"#,
            #"{"statusCode":200,"body":{"a":1}}"#, #"{"statusCode":200,"headers":"x"}"#,
            #"{"statusCode":200,"headers":{"a":{"b":1}}}"#, #"{"statusCode":200,"cookies":"a=b"}"#,
            #"{"statusCode":200,"body":"%%%","isBase64Encoded":true}"#, #"{"statusCode":200,"isBase64Encoded":"yes"}"#,
            #"{"statusCode":200,"headers":{"a":"b\r\nset-cookie: x"}}"#,
        ])
    func malformed(json: String) async throws {
        let response = try await respond(json)
        #expect(response.status == 500)
        #expect(String(decoding: response.body, as: UTF8.self) == #"{"message":"Internal Server Error"}"#)
        #expect(response.header("content-type") == "application/json")
        #expect(response.header("apigw-requestid") == APIFixture.requestID)
    }

    @Test("gives each cookie a header, and writes numbers and truth values out")
    func headers() async throws {
        let response = try await respond(
            #"{"statusCode":200,"cookies":["a=b; Path=/","c=d"],"headers":{"X-Count":3,"X-Flag":true,"X-None":null}}"#)
        #expect(response.headers.filter { $0.name == "set-cookie" }.map(\.value) == ["a=b; Path=/", "c=d"])
        #expect(response.header("x-count") == "3")
        #expect(response.header("x-flag") == "true")
        #expect(response.header("x-none") == nil)
    }

    @Test("in format 1.0 needs a status, and may repeat headers")
    func version1() async throws {
        #expect(try await respond(#"{"message":"hi"}"#, format: .version1).status == 500)
        let response = try await respond(
            #"{"statusCode":200,"multiValueHeaders":{"Set-Cookie":["a","b"]},"body":"x"}"#, format: .version1)
        #expect(response.headers.filter { $0.name == "set-cookie" }.map(\.value) == ["a", "b"])
        #expect(response.header("content-type") == "application/json")
    }
}
