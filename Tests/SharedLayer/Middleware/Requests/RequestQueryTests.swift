import FunctionRuntime
import LambdaEvents
import Logging
import SharedLayer
import Testing

@Suite("The query parameters of a list")
struct RequestQueryTests {
    private enum Colour: String, CaseIterable { case red, green }

    private static func query(_ parameters: [String: String]) -> RequestQuery {
        let event = APIGatewayV2Request(
            routeKey: "GET /x", rawPath: "/x", queryStringParameters: parameters,
            requestContext: .init(
                accountId: "1", apiId: "api", domainName: "d", domainPrefix: "d",
                http: .init(method: "GET", path: "/x", protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "t"),
                requestId: "r", routeKey: "GET /x", stage: "$default", time: "", timeEpoch: 0))
        let context = LambdaContext(
            requestID: "r", deadlineMilliseconds: 0, invokedFunctionARN: "arn:aws:lambda:us-east-1:1:function:f",
            now: { 0 })
        return RequestQuery(
            LambdaRequest(
                event: event, context: context, correlationID: "c",
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }),
            names: ["id", "colour", "count", "from", "to"])
    }

    @Test("are read as what they are")
    func values() throws {
        var query = Self.query([
            "id": "a-1", "colour": "green", "count": "7", "from": "2026-11-01", "to": "2026-11-02T00:00:00+01:00",
        ])
        #expect(query.identifier("id") == "a-1")
        #expect(query.choice("colour", of: Colour.self) == .green)
        #expect(query.integer("count", in: 1...10, default: 5) == 7)
        #expect(query.moments() == .between("2026-11-01T00:00:00.000Z", "2026-11-01T22:59:59.999Z"))
        try query.check()
    }

    @Test("may be left out")
    func absent() throws {
        var query = Self.query([:])
        #expect(query.identifier("id") == nil && query.choice("colour", of: Colour.self) == nil)
        #expect(query.integer("count", in: 1...10, default: 5) == 5)
        #expect(query.moments() == .all)
        try query.check()
    }

    @Test("are refused with everything that is wrong")
    func faults() throws {
        var query = Self.query(["id": "a#b", "colour": "RED", "count": "07", "from": "2026-02-30", "page": "1"])
        _ = query.identifier("id")
        _ = query.choice("colour", of: Colour.self)
        _ = query.integer("count", in: 1...10, default: 5)
        _ = query.moments()
        let problem = #expect(throws: Problem.self) { try query.check() }
        #expect(problem?.status == 400)
        #expect(
            problem?.errors.map(\.instancePath) == [
                "/query/page", "/query/id", "/query/colour", "/query/count", "/query/from",
            ])
    }
}
