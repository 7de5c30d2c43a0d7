import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import Testing

@Suite("A request about a resource")
struct ResourceRequestTests {
    @Test(
        "passes with the tag of the version that is there, with a star, and without a tag; with another one it is refused",
        arguments: [
            (nil, true), ("\"3\"", true), ("*", true), ("\"1\", \"3\"", true), ("\"2\"", false), ("W/\"3\"", false),
            ("3", false), ("", false),
        ] as [(String?, Bool)])
    func precondition(field: String?, passes: Bool) throws {
        let request = Self.request("PATCH", headers: field.map { ["if-match": $0] } ?? [:])
        let tag = EntityTag(version: 3)
        guard !passes else { return try tag.check(request) }
        let problem = #expect(throws: Problem.self) { try tag.check(request) }
        #expect(problem?.status == 412)
    }

    @Test("asks what its method and its path say")
    func operations() throws {
        func operation(_ method: String, _ id: String? = nil) throws -> ResourceOperation {
            try ResourceOperation(Self.request(method, parameters: id.map { ["id": $0] } ?? [:]), item: "id")
        }
        #expect(try operation("GET") == .list)
        #expect(try operation("POST") == .create)
        #expect(try operation("GET", "a") == .read("a"))
        #expect(try operation("HEAD", "a") == .read("a"))
        #expect(try operation("PATCH", "a") == .change("a"))
        #expect(try operation("DELETE", "-a_") == .remove("-a_"))
        #expect(try operation("POST", "a") == .act("a"))
        #expect(#expect(throws: Problem.self) { try operation("PATCH") }?.status == 405)
    }

    @Test("names nothing with an identifier that nothing can have", arguments: ["a#b", "", "a/b", "ä", " a"])
    func impossibleIdentifiers(_ id: String) {
        let request = Self.request("GET", parameters: ["id": id])
        let problem = #expect(throws: Problem.self) { try ResourceOperation(request, item: "id") }
        #expect(problem?.status == 404)
    }

    @Test("asks for a page of 1 to 100", arguments: [(nil, 50), ("1", 1), ("100", 100)] as [(String?, Int)])
    func limits(text: String?, limit: Int) throws {
        #expect(try PageRequest(Self.request("GET", query: text.map { ["limit": $0] } ?? [:])).limit == limit)
    }

    @Test("gets 400 for any other page", arguments: ["0", "101", "-1", "1e1", "", "９"])
    func impossibleLimits(_ text: String) {
        let request = Self.request("GET", query: ["limit": text])
        #expect(#expect(throws: Problem.self) { try PageRequest(request) }?.status == 400)
    }

    private static func request(
        _ method: String, headers: [String: String] = [:], parameters: [String: String] = [:],
        query: [String: String] = [:]
    ) -> LambdaRequest {
        let event = APIGatewayV2Request(
            routeKey: "\(method) /things", rawPath: "/things", headers: headers, queryStringParameters: query,
            pathParameters: parameters,
            requestContext: .init(
                accountId: "123456789012", apiId: "api", domainName: "api.example.test", domainPrefix: "api",
                http: .init(
                    method: method, path: "/things", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test"),
                requestId: "r", routeKey: "\(method) /things", stage: "$default", time: "", timeEpoch: 0))
        return LambdaRequest(
            event: event, context: .init(requestID: "r", deadlineMilliseconds: 0, invokedFunctionARN: "", now: { 0 }),
            correlationID: "c", logger: LoggingUtils.logger(service: "test", level: .critical))
    }
}
