import FoundationEssentials
import TestSupport
import Testing

/// `LambdaRuntime.run` as Lambda runs it: a process that knows its Runtime API from its environment.
@Suite("The runtime as a process", .timeLimit(.minutes(2)))
struct RuntimeProcessTests {
    private typealias Step = FakeRuntimeAPI.Step

    /// How the process ended, and what it had sent to the Runtime API until then.
    private struct Outcome {
        let exitCode: Int32?
        let standardError: String
        let requests: [PeerRequest]

        var posts: [PeerRequest] { requests.filter { $0.method == "POST" } }
    }

    @Test("The README's function serves invocations until the Runtime API is gone")
    func serves() async throws {
        let outcome = try await run("Greet", [Step(event: #"{"name":"Ann"}"#), Step(event: #"{"name":"Ben"}"#)])
        #expect(outcome.posts.map(\.bodyText) == [#""Hello, Ann""#, #""Hello, Ben""#])
        #expect(outcome.posts.allSatisfy { $0.target.hasSuffix("/invocation/request-1/response") })
        #expect(outcome.exitCode == 1)
        expectOneLine(outcome.standardError, "the Runtime API answered 500 to “next”")
    }

    @Test("The README shows what the build compiles")
    func readme() throws {
        let snippet = try #require(try MarkdownDocument("README.md").blocks("swift").first)
        let source = try String(
            contentsOf: URL(filePath: PackageRoot.file("Tests/Fixtures/RuntimeFixture/main.swift")), encoding: .utf8)
        let compiled = words(source.replacing("registerFurtherFunctions(in: &functions)\n", with: ""))
        #expect(words(snippet) == compiled)
    }

    @Test("The guide shows a streaming function that the build compiles")
    func guide() throws {
        let snippets = try MarkdownDocument("docs/function-runtime.md").blocks("swift")
        let source = try String(
            contentsOf: URL(filePath: PackageRoot.file("Tests/Fixtures/RuntimeFixture/Stream.swift")), encoding: .utf8)
        #expect(words(try #require(snippets.first)) == words(source))
    }

    @Test("A function that throws fails the invocation, not the process")
    func failedInvocation() async throws {
        let outcome = try await run("Refuse", [Step(), Step()])
        #expect(outcome.posts.map(\.target).allSatisfy { $0.hasSuffix("/invocation/request-1/error") })
        #expect(outcome.posts.count == 2)
        #expect(outcome.posts.first?.bodyText.contains(#""errorMessage":"refused""#) == true)
        #expect(
            outcome.standardError.contains(
                "\trequest-1\tERROR\tthe invocation failed\tlogger=runtime errorType=FixtureError "))
    }

    @Test("An unknown _HANDLER ends the process with an init error that names the known ones")
    func unknownHandler() async throws {
        let outcome = try await run("Nobody", [Step()])
        let known = """
            _HANDLER is “Nobody”, but the functions of this bootstrap are: Fetch, Greet, \
            Identify, Linger, Log, Plain, Refuse, Stream, Trace, Unmade
            """
        #expect(outcome.exitCode == 1)
        #expect(outcome.requests.map(\.target) == ["/2018-06-01/runtime/init/error"])
        #expect(outcome.posts.first?.bodyText.contains(known) == true)
        expectOneLine(outcome.standardError, known)
    }

    @Test("A function that cannot be made ends the process with an init error")
    func failedFactory() async throws {
        let outcome = try await run("Unmade", [Step()])
        #expect(outcome.exitCode == 1)
        #expect(outcome.requests.map(\.target) == ["/2018-06-01/runtime/init/error"])
        #expect(outcome.posts.first?.header("Lambda-Runtime-Function-Error-Type") == "FixtureError")
        expectOneLine(outcome.standardError, "the function Unmade cannot be made: neverMade")
    }

    @Test("Started by hand, it says what it is", arguments: ["AWS_LAMBDA_RUNTIME_API", "_HANDLER"])
    func startedByHand(_ missing: String) async throws {
        var environment: [String: String?] = ["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:9", "_HANDLER": "Greet"]
        environment[missing] = .some(nil)
        let finished = try await Self.finish(environment)
        #expect(finished.exitCode == 1)
        expectOneLine(finished.output, "this program is a Lambda function; run it with `moneta start` or deploy it")
    }

    @Test("A Runtime API that answers 500, or nobody at its address, ends the process with 1")
    func failedRuntimeAPI() async throws {
        let refused = try await run("Greet", [])
        #expect(refused.exitCode == 1)
        #expect(refused.requests.count == 1)
        expectOneLine(refused.standardError, "the Runtime API answered 500 to “next”")
        let receipt = try await run("Greet", [Step(event: #"{"name":"Ann"}"#, receipt: 500), Step()])
        #expect(receipt.exitCode == 1)
        #expect(receipt.requests.count == 2)
        #expect(receipt.standardError.contains("the Runtime API answered 500 to the result of an invocation"))
        let port = try await FreePort.find()
        let alone = try await Self.finish(["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(port)", "_HANDLER": "Greet"])
        #expect(alone.exitCode == 1)
        expectOneLine(alone.output, "runtimeAPIUnreachable: the Runtime API does not answer")
    }

    @Test("_X_AMZN_TRACE_ID is set for each invocation, and removed where an invocation has none")
    func traceID() async throws {
        var steps = [Step(), Step(), Step()]
        steps[0].headers.append("Lambda-Runtime-Trace-Id: Root=1-first")
        steps[2].headers.append("Lambda-Runtime-Trace-Id: Root=1-third")
        let outcome = try await run("Trace", steps)
        #expect(outcome.posts.map(\.bodyText) == [#""Root=1-first""#, #""unset""#, #""Root=1-third""#])
    }

    /// Runs the fixture against a Runtime API that hands out `steps` and then answers 500.
    private func run(_ handler: String, _ steps: [Step]) async throws -> Outcome {
        try await FakeRuntimeAPI.with(steps) { peer in
            let finished = try await Self.finish([
                "AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(peer.port)", "_HANDLER": handler,
            ])
            return Outcome(exitCode: finished.exitCode, standardError: finished.output, requests: peer.requests)
        }
    }

    /// Only standard error is kept.
    private static func finish(_ environment: [String: String?]) async throws -> FinishedProcess {
        try await ChildProcess.finish(
            "/bin/sh", ["-c", #"exec "$0" 2>&1 >/dev/null"#, PackageRoot.file(".build/debug/runtime-fixture")],
            environment: environment)
    }

    private func expectOneLine(_ output: String, _ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let lines = output.split(separator: "\n")
        #expect(lines.count == 1, "\(output)", sourceLocation: sourceLocation)
        #expect(lines.first?.contains("\t-\tERROR\t") == true, "\(output)", sourceLocation: sourceLocation)
        #expect(output.contains(text), "\(output)", sourceLocation: sourceLocation)
    }

    private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
