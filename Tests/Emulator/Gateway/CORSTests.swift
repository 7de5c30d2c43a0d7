import Gateway
import Testing

@Suite("CORS")
struct CORSTests {
    private static let policy = CORSPolicy(
        allowOrigins: ["https://a.example", "http://*"], allowMethods: ["GET", "POST"], allowHeaders: ["x-one"],
        exposeHeaders: ["x-two"], allowCredentials: true, maxAgeSeconds: 60)

    private func respond(
        _ method: String, origin: String?, asking: Bool, cors: CORSPolicy? = policy, function: FunctionDouble
    ) async throws -> GatewayResponse {
        var headers: [(name: String, value: String)] = []
        if let origin { headers.append(("Origin", origin)) }
        if asking { headers.append(("Access-Control-Request-Method", "POST")) }
        let api = APIFixture.api([try APIFixture.route("ANY /x")], cors: cors, invoker: function)
        return await api.respond(to: GatewayRequest(method: method, path: "/x", headers: headers))
    }

    @Test("preflights are answered without the function")
    func preflight() async throws {
        let function = FunctionDouble(returning: "{}")
        let response = try await respond("OPTIONS", origin: "https://a.example", asking: true, function: function)
        #expect(response.status == 204)
        #expect(response.header("access-control-allow-origin") == "https://a.example")
        #expect(response.header("access-control-allow-methods") == "GET,POST")
        #expect(response.header("access-control-allow-headers") == "x-one")
        #expect(response.header("access-control-allow-credentials") == "true")
        #expect(response.header("access-control-max-age") == "60")
        #expect(function.received.isEmpty)
    }

    @Test("answers carry the gateway's headers in place of the function's")
    func decorate() async throws {
        let function = FunctionDouble(
            returning: #"{"statusCode":200,"headers":{"Access-Control-Allow-Origin":"evil"},"body":"x"}"#)
        let response = try await respond("GET", origin: "http://b.example", asking: false, function: function)
        #expect(
            response.headers.filter { $0.name == "access-control-allow-origin" }.map(\.value) == ["http://b.example"])
        #expect(response.header("access-control-expose-headers") == "x-two")
        #expect(function.received.count == 1)
    }

    @Test("other origins get no headers", arguments: ["https://b.example", "null"])
    func others(origin: String) async throws {
        let function = FunctionDouble(returning: "{}")
        let response = try await respond("GET", origin: origin, asking: false, function: function)
        #expect(response.status == 200)
        #expect(response.header("access-control-allow-origin") == nil)
    }

    @Test("without a policy OPTIONS goes to the function")
    func none() async throws {
        let function = FunctionDouble(returning: "{}")
        let response = try await respond(
            "OPTIONS", origin: "https://a.example", asking: true, cors: nil, function: function)
        #expect(response.status == 200)
        #expect(function.received.count == 1)
    }
}
