import CurlTransport
import FoundationEssentials
import Glibc
import Scenario
import TestSupport
import Testing

/// Streamed responses and extensions, through the emulator's process and by clients that nobody here wrote.
@Suite("Streamed responses and extensions")
struct StreamingTests {
    @Test("boto3 takes responses while they come, with errors in the middle and back-pressure", .timeLimit(.minutes(5)))
    func boto3() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: ForeignClientTests.packages)
        try await Self.withApplication { emulator, directory in
            let session = try await ChildProcess.finish(
                python.python,
                [PackageRoot.file("Tests/Fixtures/clients/streaming.py"), emulator.servicesURL, directory.path],
                within: .seconds(180))
            #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output.suffix(4000))")
            #expect(session.output.contains("passed"))
        }
    }

    @Test("An HTTP API takes a streamed response whole, and nothing but JSON", .timeLimit(.minutes(2)))
    func gateway() async throws {
        try await Self.withApplication { emulator, _ in
            let client = HTTPClient()
            defer { client.shutdown() }
            func post(_ body: String) async throws -> HTTPResponse {
                try await client.execute(
                    HTTPRequest(
                        .post, "\(emulator.apiURL)/stream", headers: ["Content-Type": "application/json"],
                        body: Array(body.utf8)))
            }
            let json = try await post(#"{"texts":["{\"statusCode\":", "202,\"body\":\"taken\"}"]}"#)
            #expect(json.status == 202)
            #expect(String(decoding: json.body, as: UTF8.self) == "taken")
            let prelude = try await post(#"{"prelude":true,"texts":["body"]}"#)
            #expect(prelude.status == 500)
            #expect(String(decoding: prelude.body, as: UTF8.self) == #"{"message":"Internal Server Error"}"#)
        }
    }

    @Test(
        "A layer's extension sees each invocation and the emulator's end, which stays prompt", .timeLimit(.minutes(2)))
    func observed() async throws {
        try await Self.withApplication { emulator, directory in
            let answer = try await Invocation.run("ObservedFunction", #"{"whole":1}"#, at: emulator.servicesURL)
            #expect(answer.functionError == nil)
            try await emulator.process.waitForOutput(containing: "observed INVOKE")
            #expect(
                emulator.process.output.contains("EXTENSION\tName: observer\tState: Ready\tEvents: [INVOKE, SHUTDOWN]"))
            let start = ContinuousClock.now
            emulator.process.send(signal: SIGINT)
            try await eventually(within: .seconds(15), "the emulator to end") { !emulator.process.isRunning }
            #expect(start.duration(to: .now) < .seconds(5))
            let notes = try String(contentsOf: URL(filePath: directory.file("notes")), encoding: .utf8)
            #expect(notes.split(separator: "\n").map { $0.split(separator: " ")[0] } == ["INVOKE", "SHUTDOWN"])
            #expect(notes.hasSuffix("SHUTDOWN spindown\n"))
        }
    }

    private static func withApplication(_ body: (EmulatorProcess, TemporaryDirectory) async throws -> Void) async throws
    {
        try await TemporaryDirectory.with { directory in
            let arguments = ["--parameter-overrides", "Notes=\(directory.file("notes"))"]
            try await Programs.withApplication("streaming", arguments: arguments) { emulator in
                try await body(emulator, directory)
            }
        }
    }
}
