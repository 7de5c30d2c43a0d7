import Delivery
import FoundationEssentials
import Logging
import Storage
import TestSupport
import Testing
import VirtualTime
import Wire

@testable import Functions

@Suite("The Invoke API")
struct InvokeAPITests {
    private static func request(
        _ method: String = "POST", _ function: String = "shop-work", path: String = "/invocations",
        query: [(name: String, value: String)] = [], headers: [String: String] = [:], body: String = "{}"
    ) -> ServiceRequest {
        ServiceRequest(
            method: method, path: "/2015-03-31/functions/\(function)\(path)", query: query, headers: headers,
            body: Array(body.utf8), requestID: UUID().uuidString.lowercased())
    }

    /// Runs `body` with the API over one function that echoes, or fails when it is told to.
    private func with(_ body: (InvokeAPI, PoolFixture) async throws -> Void) async throws {
        let bootstrap = PythonBootstrap(
            handle: """
                print("got", event.decode(), flush=True)
                if b"die" in event:
                    os._exit(1)
                return event
                """)
        try await PoolFixture.with(bootstrap: bootstrap.text) { fixture in
            var logger = Logger(label: "test")
            logger.logLevel = .critical
            let clock = VirtualClock()
            let store = try Store.open(InvocationStore.storeName, at: .inMemory, migrator: InvocationStore.migrator)
            let asynchronous = AsynchronousInvocations(
                writer: store, invoker: fixture.pool, directory: fixture.pool.directory,
                configurations: EventInvokeConfigs(writer: store, clock: clock), target: DeliveryRouter(),
                clock: clock, rules: AsynchronousRetryRules(firstDelaySeconds: 0.001), logger: logger)
            let api = InvokeAPI(invoker: fixture.pool, directory: fixture.pool.directory, asynchronous: asynchronous)
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await asynchronous.run() }
                try await body(api, fixture)
                tasks.cancelAll()
            }
        }
    }

    @Test("invokes and gives the log's tail when it is asked for")
    func requestResponse() async throws {
        try await with { api, _ in
            let request = Self.request(headers: ["x-amz-log-type": "Tail"], body: #"{"a":1}"#)
            #expect(api.accepts(request))
            let response = await api.respond(to: request)
            #expect(response.status == 200)
            #expect(String(decoding: response.body, as: UTF8.self) == #"{"a":1}"#)
            #expect(response.headers["x-amz-executed-version"] == "$LATEST")
            #expect(response.headers["x-amz-function-error"] == nil)
            let encoded = try #require(response.headers["x-amz-log-result"])
            let tail = try #require(Data(base64Encoded: encoded))
            let text = String(decoding: tail, as: UTF8.self)
            #expect(text.hasPrefix("START RequestId: \(request.requestID) Version: $LATEST\ngot "))
            #expect(text.contains("REPORT RequestId: \(request.requestID)\tDuration: "))
        }
    }

    @Test("says that the function failed in X-Amz-Function-Error, with status 200")
    func functionError() async throws {
        try await with { api, _ in
            let response = await api.respond(to: Self.request(body: #""die""#))
            #expect(response.status == 200)
            #expect(response.headers["x-amz-function-error"] == "Unhandled")
            #expect(String(decoding: response.body, as: UTF8.self).contains("Runtime.ExitError"))
        }
    }

    @Test("performs an event later, twice more when it fails")
    func event() async throws {
        try await with { api, fixture in
            let request = Self.request(headers: ["x-amz-invocation-type": "Event"], body: #""die""#)
            let response = await api.respond(to: request)
            #expect(response.status == 202)
            #expect(response.body.isEmpty)
            try await eventually(within: .seconds(20)) {
                fixture.log.filter { $0 == "START RequestId: \(request.requestID) Version: $LATEST" }.count == 3
            }
        }
    }

    @Test("checks without invoking for a dry run")
    func dryRun() async throws {
        try await with { api, fixture in
            let response = await api.respond(to: Self.request(headers: ["x-amz-invocation-type": "DryRun"]))
            #expect(response.status == 204)
            #expect(fixture.log.isEmpty)
        }
    }

    @Test(
        "finds functions by encoded ARNs and by Stack/LogicalId",
        arguments: [
            "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Ashop-work", "Shop%2FWork", "Shop/Work", "Work",
            "shop-work:$LATEST",
        ])
    func names(name: String) async throws {
        try await with { api, _ in
            let response = await api.respond(
                to: Self.request("POST", name, headers: ["x-amz-invocation-type": "DryRun"]))
            #expect(response.status == 204)
        }
    }

    struct Refusal: Sendable {
        var function = "shop-work"
        var query: [(name: String, value: String)] = []
        var type = "RequestResponse"
        var body = "{}"
        let status: Int
        let code: String
        let answer: String
    }

    @Test(
        "refuses as AWS does",
        arguments: [
            Refusal(
                function: "other", status: 404, code: "ResourceNotFoundException",
                answer:
                    #"{"Message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:other","Type":"User"}"#
            ),
            Refusal(
                query: [("Qualifier", "7")], status: 404, code: "ResourceNotFoundException",
                answer: #"{"Message":"Function not found: arn:aws:lambda:us-east-1:123456789012:function:shop-work:7","#
                    + #""Type":"User"}"#),
            Refusal(
                body: "{'a'}", status: 400, code: "InvalidRequestContentException",
                answer:
                    #"{"Type":"User","message":"Could not parse request body into json: Could not parse payload into json: "#
                    + #"Unexpected character (''' (code 39)): was expecting double-quote to start field name\n"#
                    + #" at [Source: (byte[]); line: 1, column: 2]"}"#),
            Refusal(
                type: "Event", body: "\"" + String(repeating: "x", count: 1 << 20) + "\"", status: 413,
                code: "RequestTooLargeException",
                answer: #"{"Type":"User","message":"1048578 byte payload is too large for the Event invocation type "#
                    + #"(limit 1048576 bytes)"}"#),
            Refusal(
                body: "\"" + String(repeating: "x", count: 6 << 20) + "\"", status: 413,
                code: "RequestTooLargeException",
                answer:
                    #"{"Type":"User","message":"6291458 byte payload is too large for the RequestResponse invocation type "#
                    + #"(limit 6291456 bytes)"}"#),
        ])
    func refuses(refusal: Refusal) async throws {
        try await with { api, fixture in
            let response = await api.respond(
                to: Self.request(
                    "POST", refusal.function, query: refusal.query, headers: ["x-amz-invocation-type": refusal.type],
                    body: refusal.body))
            #expect(response.status == refusal.status)
            #expect(response.headers["x-amzn-errortype"] == refusal.code)
            #expect(String(decoding: response.body, as: UTF8.self) == refusal.answer)
            #expect(fixture.log.isEmpty)
        }
    }

    @Test("lists and describes functions")
    func describes() async throws {
        try await with { api, _ in
            let list = await api.respond(to: Self.request("GET", "", path: ""))
            #expect(list.status == 200)
            let text = String(decoding: list.body, as: UTF8.self)
            #expect(text.contains(#""FunctionName":"shop-work""#))
            let one = await api.respond(to: Self.request("GET", "shop-work", path: ""))
            #expect(String(decoding: one.body, as: UTF8.self).contains(#""Configuration":{"#))
            let configuration = await api.respond(to: Self.request("GET", "shop-work", path: "/configuration"))
            #expect(String(decoding: configuration.body, as: UTF8.self).contains(#""MemorySize":256"#))
            let none = await api.respond(to: Self.request("GET", "none", path: ""))
            #expect(none.status == 404)
        }
    }
}
