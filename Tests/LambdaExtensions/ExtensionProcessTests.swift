import FoundationEssentials
import TestSupport
import Testing

/// `LambdaExtension.run` as Lambda runs it: a process that knows Lambda's APIs from its environment.
@Suite("An extension as a process", .timeLimit(.minutes(2)))
struct ExtensionProcessTests {
    private static let report = """
        [{"time":"2026-11-21T12:00:00.000Z","type":"platform.report","record":\
        {"requestId":"request-0","status":"success","metrics":{"durationMs":12.5}}}]
        """

    @Test("The documented extension registers, takes telemetry, sees an invocation, and ends with the environment")
    func wholeLife() async throws {
        let (finished, requests) = try await Self.run(ScriptedLambda(telemetry: [Self.report]))
        #expect(
            finished.output == """
                greet: durations are printed
                request-0 took 12.5 ms
                request-1 begins
                the end: spindown

                """)
        #expect(finished.exitCode == 0)
        #expect(requests.map(\.method) == ["POST", "PUT", "GET", "GET"])
        #expect(requests.first?.header("Lambda-Extension-Name") == "extension-fixture")
        let subscription = try JSON(try #require(requests.dropFirst().first).body)
        #expect(subscription["types"] == ["platform"])
        #expect(subscription["destination"]?["URI"]?.string?.hasPrefix("http://sandbox.localdomain:") == true)
    }

    @Test("The documentation shows what the build compiles")
    func documentation() throws {
        let snippet = try #require(try MarkdownDocument("docs/extensions.md").blocks("swift").first)
        let source = try String(
            contentsOf: URL(filePath: PackageRoot.file("Tests/Fixtures/ExtensionFixture/main.swift")), encoding: .utf8)
        #expect(snippet + "\n" == source)
    }

    @Test("What it printed is out before it waits")
    func flushes() async throws {
        try await ScriptedLambda(events: []).run { peer in
            try await ChildProcess.with(Self.fixture, environment: Self.environment(peer)) { process in
                try await process.waitForOutput(containing: "greet: durations are printed")
            }
        }
    }

    @Test("A subscription that is refused is an init error, and the exit code is 1")
    func initError() async throws {
        let refusal = ScriptedLambda.Answer.response(
            400, [], #"{"errorType":"ValidationError","errorMessage":"types should not be empty"}"#)
        let (finished, requests) = try await Self.run(ScriptedLambda(subscription: refusal))
        #expect(finished.exitCode == 1)
        #expect(requests.last?.target == "/2020-01-01/extension/init/error")
        let text =
            "refused: Lambda answered 400 to the subscription to telemetry (ValidationError: types should not be empty)"
        #expect(finished.output == "[ERROR] extension extension-fixture: it cannot start: \(text)\n")
    }

    @Test("Started by hand, it says what it is")
    func startedByHand() async throws {
        let finished = try await ChildProcess.finish(
            Self.fixture, environment: ["AWS_LAMBDA_RUNTIME_API": nil])
        #expect(finished.exitCode == 1)
        #expect(finished.output.contains("this program is a Lambda extension"), "\(finished.output)")
    }

    private static let fixture = PackageRoot.file(".build/debug/extension-fixture")

    private static func environment(_ peer: ScriptedPeer) -> [String: String?] {
        ["AWS_LAMBDA_RUNTIME_API": "127.0.0.1:\(peer.port)", "AWS_SAM_LOCAL": "true"]
    }

    private static func run(_ lambda: ScriptedLambda) async throws -> (FinishedProcess, [PeerRequest]) {
        try await lambda.run { peer in
            (try await ChildProcess.finish(fixture, environment: environment(peer)), peer.requests)
        }
    }
}
