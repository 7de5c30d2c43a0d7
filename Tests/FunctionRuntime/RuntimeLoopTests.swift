import Dispatch
import FoundationEssentials
import Synchronization
import TestSupport
import Testing

@testable import FunctionRuntime

@Suite("The runtime loop", .timeLimit(.minutes(2)))
struct RuntimeLoopTests {
    private typealias Step = FakeRuntimeAPI.Step

    /// What the Runtime API gets when an invocation fails.
    fileprivate struct ReportedError: Decodable, Equatable {
        var errorMessage: String
        var errorType: String
        var stackTrace: [String]

        init(_ request: PeerRequest) throws {
            self = try JSONDecoder().decode(Self.self, from: Data(request.body))
        }
    }

    @Test("Invocations are answered one after the other, over one instance")
    func happyPath() async throws {
        let made = Mutex(0)
        var registry = FunctionRegistry()
        registry.register("Greet") { environment in
            made.withLock { $0 += 1 }
            let suffix = environment["SUFFIX"] ?? ""
            return Greeter { greeting, _ in Greeting(name: greeting.name + suffix) }
        }
        var second = Step(event: #"{"name":"Ben"}"#)
        second.headers[0] = "lambda-runtime-aws-request-id: request-2"
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: #"{"name":"Ann"}"#), second], registry: registry, environment: ["SUFFIX": "!"])
        #expect(outcome.posts.map(\.bodyText) == [#"{"name":"Ann!"}"#, #"{"name":"Ben!"}"#])
        #expect(
            outcome.posts.map(\.target) == [
                "/2018-06-01/runtime/invocation/request-1/response",
                "/2018-06-01/runtime/invocation/request-2/response",
            ])
        #expect(made.withLock { $0 } == 1)
        #expect(outcome.end.code == .runtimeAPIFailed)
    }

    @Test("An endpoint with a path in front keeps it on every request")
    func pathPrefix() async throws {
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: #"{"name":"Ann"}"#)], registry: .greeting(), pathPrefix: "/environment/7")
        #expect(outcome.requests.count == 3)
        #expect(outcome.requests.allSatisfy { $0.target.hasPrefix("/environment/7/2018-06-01/runtime/invocation/") })
    }

    @Test("The context carries what the header fields say, and the invocation id is echoed")
    func context() async throws {
        let seen = Mutex<LambdaContext?>(nil)
        let registry = FunctionRegistry.greeting { greeting, context in
            seen.withLock { $0 = context }
            return greeting
        }
        var step = Step(event: #"{"name":"Ann"}"#)
        step.headers += [
            "Lambda-Runtime-Trace-Id: Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1",
            #"Lambda-Runtime-Client-Context: {"custom":{"a":"b"}}"#,
            #"Lambda-Runtime-Cognito-Identity: {"cognitoIdentityId":"id"}"#, "Lambda-Runtime-Aws-Tenant-Id: tenant-9",
            "Lambda-Runtime-Invocation-Id: invocation-3",
        ]
        let outcome = try await FakeRuntimeAPI.run([step, Step(event: "{}")], registry: registry)
        let context = try #require(seen.withLock { $0 })
        #expect(context.requestID == "request-1")
        #expect(context.deadlineMilliseconds == 2_000)
        #expect(context.remainingMilliseconds == 500)
        #expect(context.invokedFunctionARN == "arn:aws:lambda:eu-west-1:123456789012:function:greet")
        #expect(context.traceID == "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1")
        #expect(context.clientContext == #"{"custom":{"a":"b"}}"#)
        #expect(context.identity == #"{"cognitoIdentityId":"id"}"#)
        #expect(context.tenantID == "tenant-9")
        #expect(outcome.posts.map { $0.header("Lambda-Runtime-Invocation-Id") } == ["invocation-3", nil])
        #expect(outcome.traceIDs == [context.traceID, nil])
    }

    @Test("An unknown handler is an init error that names the known ones")
    func unknownHandler() async throws {
        let outcome = try await FakeRuntimeAPI.run([], registry: .greeting(), handler: "Nobody")
        let post = try #require(outcome.posts.first)
        #expect(post.target == "/2018-06-01/runtime/init/error")
        #expect(post.header("Lambda-Runtime-Function-Error-Type") == "Runtime.HandlerNotFound")
        let error = try ReportedError(post)
        #expect(error.errorType == "Runtime.HandlerNotFound")
        #expect(error.errorMessage.contains("“Nobody”") && error.errorMessage.contains("Absent, Greet"))
        #expect(outcome.end.code == .initFailed)
        #expect(outcome.nextCount == 0)
    }

    @Test("A handler that cannot be made is an init error")
    func initFailure() async throws {
        let outcome = try await FakeRuntimeAPI.run([], registry: .greeting(), handler: "Absent")
        let error = try ReportedError(try #require(outcome.posts.first))
        #expect(error == ReportedError(errorMessage: "neverMade", errorType: "GreetingError"))
        #expect(outcome.end.code == .initFailed)
    }

    @Test(
        "An event that does not decode fails with the field's path, and the loop goes on",
        arguments: [
            (#"{"nome":"Ann"}"#, "at name: the field is missing"),
            (#"{"name":7}"#, "at name: not a String"),
            (#"{"name":null}"#, "at name: null where a String is expected"),
            (#"{"name":"a","details":{"numbers":[1,"x"]}}"#, "at details.numbers[1]: not a Int"),
            (#"{"name":"#, "at the top"), ("", "at the top"), ("[]", "at the top: not a"),
        ])
    func undecodable(_ event: String, _ reason: String) async throws {
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: event), Step(event: #"{"name":"Ann"}"#)], registry: .greeting())
        #expect(outcome.posts.map { String($0.target.split(separator: "/").last ?? "") } == ["error", "response"])
        let error = try ReportedError(try #require(outcome.posts.first))
        #expect(error.errorType == "Runtime.EventNotDecodable")
        #expect(error.errorMessage.contains(reason), "\(error.errorMessage)")
    }

    @Test("A thrown error arrives whole, with quotes, line breaks and control characters, and the loop goes on")
    func throwingHandler() async throws {
        struct Odd: ReportableError {
            let errorType = "Odd Type\r\nX-Injected: 1"
            let errorMessage = "“quoted” \"text\" \\ with\nlines\tand \u{0}\u{1}\u{1f}\u{7f} and 🙂"
        }
        let registry = FunctionRegistry.greeting { greeting, _ in
            guard greeting.name == "Ann" else { throw Odd() }
            return greeting
        }
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: #"{"name":"Ben"}"#), Step(event: #"{"name":"Ann"}"#)], registry: registry)
        let post = try #require(outcome.posts.first)
        #expect(post.target == "/2018-06-01/runtime/invocation/request-1/error")
        #expect(post.header("Lambda-Runtime-Function-Error-Type") == "Odd_Type__X-Injected:_1")
        #expect(try ReportedError(post) == ReportedError(errorMessage: Odd().errorMessage, errorType: Odd().errorType))
        #expect(outcome.posts.last?.target.hasSuffix("/response") == true)
    }

    @Test("X-Ray gets the cause in one line of ASCII, with the frames that the error kept")
    func cause() async throws {
        struct Framed: ReportableError {
            let errorType = "Framed"
            let errorMessage = "“é”\n" + String(repeating: "x", count: 100_000)
            let frames = [ErrorFrame(path: "A/B.swift", line: 7, label: "b()"), ErrorFrame(path: "A/C.swift", line: 9)]
        }
        let registry = FunctionRegistry.greeting { _, _ in throw Framed() }
        let outcome = try await FakeRuntimeAPI.run([Step(event: #"{"name":"Ben"}"#)], registry: registry)
        let post = try #require(outcome.posts.first)
        let header = try #require(post.header("Lambda-Runtime-Function-XRay-Error-Cause"))
        #expect(header.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7f } && header.utf8.count < 16 << 10)
        #expect(
            header.contains(
                #""stack":[{"path":"A/B.swift","line":7,"label":"b()"},{"path":"A/C.swift","line":9,"label":""}]"#))
        #expect(header.contains(#""paths":["A/B.swift","A/C.swift"]"#))
        #expect(header.contains(#""message":"\u201c\u00e9\u201d\nxxx"#))
        #expect(post.bodyText.contains(#""stackTrace":["b() (A/B.swift:7)","A/C.swift:9"]"#))
        _ = try JSONDecoder().decode([String: AnyCause].self, from: Data(header.utf8))
    }

    /// Any JSON value.
    private struct AnyCause: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    @Test("A refused result is logged, and the loop goes on", arguments: [400, 403, 410, 413])
    func refusedResult(_ status: Int) async throws {
        let event = #"{"name":"Ann"}"#
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: event, receipt: status), Step(event: event)], registry: .greeting())
        #expect(outcome.posts.count == 2)
        #expect(outcome.log.count { $0.contains("\trequest-1\tERROR\t") } == 1)
    }

    @Test(
        "A 413 that comes before the result has been taken is logged, whether the peer hangs up or not, and the loop goes on",
        arguments: [true, false])
    func earlyRefusal(_ hangsUp: Bool) async throws {
        let registry = FunctionRegistry.greeting { _, _ in Greeting(name: String(repeating: "x", count: 24 << 20)) }
        let given = Mutex(0)
        let posts = Mutex(0)
        let script: ScriptedPeer.Script = { connection in
            while let method = try await connection.peekMethod() {
                guard method == "GET" else {
                    posts.withLock { $0 += 1 }
                    try await connection.stopReading()
                    try await connection.respond(413)
                    if hangsUp { return }
                    try await eventually("the next question") { given.withLock { $0 } == 2 }
                    return
                }
                _ = try await connection.readRequest()
                let isFirst = given.withLock { given in
                    given += 1
                    return given == 1
                }
                guard isFirst else { return try await connection.respond(500) }
                try await connection.respond(200, Step().headers, body: #"{"name":"Ann"}"#)
            }
        }
        let outcome = try await ScriptedPeer.with(script) { peer in
            try await FakeRuntimeAPI.run(against: peer, registry: registry)
        }
        #expect(posts.withLock { $0 } == 1)
        #expect(given.withLock { $0 } == 2)
        #expect(outcome.log.contains { $0.contains("over Lambda's limit of 6 MB") }, "\(outcome.log)")
    }

    @Test("A 500 of the Runtime API ends the process promptly")
    func failedRuntimeAPI() async throws {
        let event = #"{"name":"Ann"}"#
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: event, receipt: 500), Step(event: event)], registry: .greeting())
        #expect(outcome.nextCount == 1)
        #expect(outcome.end.code == .runtimeAPIFailed)
    }

    @Test("A connection that is dropped at the first next ends the process")
    func droppedAtFirstNext() async throws {
        let outcome = try await FakeRuntimeAPI.run([Step(drops: true)], registry: .greeting())
        #expect(outcome.end.code == .runtimeAPIUnreachable)
    }

    @Test("A kept-alive connection that is dropped at next, as after a thaw, is retried")
    func droppedAfterThaw() async throws {
        let event = #"{"name":"Ann"}"#
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: event), Step(drops: true), Step(event: event)], registry: .greeting())
        #expect(outcome.posts.count == 2)
    }

    @Test("A result whose receipt never comes does not end the environment")
    func droppedResult() async throws {
        let event = #"{"name":"Ann"}"#
        let outcome = try await FakeRuntimeAPI.run(
            [Step(event: event, dropsResult: true), Step(event: event)], registry: .greeting())
        #expect(outcome.posts.last?.target.hasSuffix("/response") == true)
        #expect(outcome.nextCount == 3)
    }

    @Test("A malformed deadline fails that invocation alone")
    func malformedDeadline() async throws {
        var step = Step(event: #"{"name":"Ann"}"#)
        step.headers[1] = "Lambda-Runtime-Deadline-Ms: soon"
        let outcome = try await FakeRuntimeAPI.run([step, Step(event: #"{"name":"Ann"}"#)], registry: .greeting())
        #expect(outcome.posts.map { String($0.target.split(separator: "/").last ?? "") } == ["error", "response"])
        #expect(try ReportedError(outcome.posts[0]).errorType == "Runtime.MalformedInvocation")
    }

    @Test("An invocation without a usable request id ends the process", arguments: ["", "../../init/error", "a b"])
    func unusableRequestID(_ id: String) async throws {
        var step = Step(event: "{}")
        step.headers[0] = "Lambda-Runtime-Aws-Request-Id: \(id)"
        let outcome = try await FakeRuntimeAPI.run([step], registry: .greeting())
        #expect(outcome.end.code == .runtimeAPIFailed)
        #expect(outcome.posts.isEmpty)
    }

    @Test("A handler may suspend, be resumed from elsewhere and use child tasks")
    func suspendingHandler() async throws {
        let registry = FunctionRegistry.greeting { greeting, _ in
            async let left = Self.resumedElsewhere("L")
            async let right = Self.resumedElsewhere("R")
            return Greeting(name: await left + greeting.name + right)
        }
        let steps = (0..<50).map { Step(event: #"{"name":"\#($0)"}"#) }
        let outcome = try await FakeRuntimeAPI.run(steps, registry: registry)
        #expect(outcome.posts.map(\.bodyText) == (0..<50).map { #"{"name":"L\#($0)R"}"# })
    }

    @Test("A raw handler gets the bytes as they came and answers with its own")
    func rawHandler() async throws {
        struct Reverse: RawLambdaHandler {
            func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] { event.reversed() }
        }
        var registry = FunctionRegistry()
        registry.registerRaw("Reverse") { _ in Reverse() }
        let outcome = try await FakeRuntimeAPI.run([Step(event: "not json")], registry: registry, handler: "Reverse")
        #expect(outcome.posts.map(\.bodyText) == ["nosj ton"])
    }

    @Test("A large event and a large result pass whole")
    func largeBodies() async throws {
        let name = String(repeating: "é", count: 3_000_000)
        let outcome = try await FakeRuntimeAPI.run([Step(event: #"{"name":"\#(name)"}"#)], registry: .greeting())
        #expect(outcome.posts.first?.body.count == name.utf8.count + 11)
    }

    private static func resumedElsewhere(_ text: String) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: text) }
        }
    }
}

extension RuntimeLoopTests.ReportedError {
    fileprivate init(errorMessage: String, errorType: String) {
        self.errorMessage = errorMessage
        self.errorType = errorType
        stackTrace = []
    }
}
