import Gateway
import Testing

@Suite("Events in payload format 1.0")
struct Version1EventTests {
    @Test("have what a REST API sends: last values, all values beside them, and null for what is absent")
    func fields() async throws {
        let request = GatewayRequest(
            method: "GET", path: "/items/7", query: "a=1&a=2",
            headers: [("Host", "localhost:3000"), ("X-Two", "1"), ("X-Two", "2"), ("Cookie", "c=d")])
        let event = try await APIFixture.event(
            of: request, route: try APIFixture.route("GET /items/{id}", format: .version1), stage: "Prod")
        #expect(event["version"] as? String == "1.0")
        #expect(event["resource"] as? String == "/items/{id}")
        #expect(event["path"] as? String == "/items/7")
        #expect(event["httpMethod"] as? String == "GET")
        #expect(event["pathParameters"] as? [String: String] == ["id": "7"])
        #expect(event["queryStringParameters"] as? [String: String] == ["a": "2"])
        #expect(event["multiValueQueryStringParameters"] as? [String: [String]] == ["a": ["1", "2"]])
        #expect((event["headers"] as? [String: String])?["x-two"] == "2")
        #expect((event["headers"] as? [String: String])?["cookie"] == "c=d")
        #expect((event["multiValueHeaders"] as? [String: [String]])?["x-two"] == ["1", "2"])
        let flat = JSONText.flat(event)
        #expect(flat["body"] == "null")
        #expect(flat["stageVariables"] == "null")
        #expect(flat["requestContext.resourcePath"] == "/items/{id}")
        #expect(flat["requestContext.stage"] == "Prod")
        #expect(flat["requestContext.domainName"] == "localhost")
        #expect(flat["requestContext.identity.sourceIp"] == "127.0.0.1")
    }
}
