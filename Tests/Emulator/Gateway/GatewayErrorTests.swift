import Functions
import Gateway
import Synchronization
import Testing

@Suite("What the gateway answers itself")
struct GatewayErrorTests {
    private func message(_ response: GatewayResponse) -> String {
        String(decoding: response.body, as: UTF8.self)
    }

    @Test("404 to a path without a route, and no function is invoked")
    func notFound() async throws {
        let function = FunctionDouble(returning: "{}")
        let api = APIFixture.api([try APIFixture.route("GET /x")], invoker: function)
        let response = await api.respond(to: GatewayRequest(method: "POST", path: "/x"))
        #expect(response.status == 404)
        #expect(message(response) == #"{"message":"Not Found"}"#)
        #expect(response.header("apigw-requestid") == APIFixture.requestID)
        #expect(function.received.isEmpty)
    }

    @Test("400 to a broken escape", arguments: ["/%zz", "/%2", "/%ff"])
    func badRequest(path: String) async throws {
        let api = APIFixture.api([try APIFixture.route("$default")], invoker: FunctionDouble(returning: "{}"))
        let response = await api.respond(to: GatewayRequest(method: "GET", path: path))
        #expect(response.status == 400)
        #expect(message(response) == #"{"message":"Bad Request"}"#)
    }

    @Test("413 to a body over 10 MB, none to one of just 10 MB")
    func tooLarge() async throws {
        let function = FunctionDouble(returning: "{}")
        let api = APIFixture.api([try APIFixture.route("POST /x")], invoker: function)
        let headers = [(name: "content-type", value: "text/plain")]
        var request = GatewayRequest(
            method: "POST", path: "/x", headers: headers, body: Array(repeating: 65, count: 10_485_760))
        #expect(await api.respond(to: request).status == 200)
        request.body.append(65)
        let response = await api.respond(to: request)
        #expect(response.status == 413)
        #expect(message(response) == #"{"message":"Request Entity Too Large"}"#)
        #expect(function.received.count == 1)
    }

    @Test("500 when the function fails", arguments: [InvocationResult.Failure.handled, .unhandled])
    func failure(failure: InvocationResult.Failure) async throws {
        let function = FunctionDouble(returning: #"{"errorMessage":"secret","errorType":"E"}"#, failure: failure)
        let response = await APIFixture.api([try APIFixture.route("$default")], invoker: function).respond(
            to: GatewayRequest(method: "GET", path: "/"))
        #expect(response.status == 500)
        #expect(message(response) == #"{"message":"Internal Server Error"}"#)
    }

    @Test(
        "when there was no invocation, by its cause",
        arguments: [
            (InvocationError.Code.tooManyRequests, 503), (.shuttingDown, 503), (.resourceNotFound, 500),
            (.requestTooLarge, 413), (.invalidRequestContent, 500),
        ])
    func notInvoked(code: InvocationError.Code, status: Int) async throws {
        let function = FunctionDouble { () throws(InvocationError) in throw InvocationError(code, "no") }
        let response = await APIFixture.api([try APIFixture.route("$default")], invoker: function).respond(
            to: GatewayRequest(method: "GET", path: "/"))
        #expect(response.status == status)
    }

    @Test(
        "503 when the integration has waited long enough, and stops waiting for the function", .timeLimit(.minutes(1)))
    func timeout() async throws {
        let wasCancelled = Mutex(false)
        let function = FunctionDouble { () throws(InvocationError) in
            do {
                try await ContinuousClock().sleep(for: .seconds(600))
            } catch {
                wasCancelled.withLock { $0 = true }
            }
            throw InvocationError(.shuttingDown, "cancelled")
        }
        let route = try APIFixture.route("$default", timeoutMilliseconds: 50)
        let response = await APIFixture.api([route], invoker: function).respond(
            to: GatewayRequest(method: "GET", path: "/"))
        #expect(response.status == 503)
        #expect(message(response) == #"{"message":"Service Unavailable"}"#)
        #expect(wasCancelled.withLock { $0 })
    }
}
