import CurlTransport
import FoundationEssentials
import Glibc
import TestSupport
import Testing

/// The documented extension beside a function of ours in AWS's own emulator, in a root of its own that has `/opt/extensions`.
@Suite("An extension in AWS's Runtime Interface Emulator", .timeLimit(.minutes(5)))
struct ExtensionEmulatorTests {
    @Test("It is told of an invocation and of the end; telemetry is not supported there")
    func onDemand() async throws {
        let output = try await Self.run(["AWS_LAMBDA_FUNCTION_NAME": "greet"]) { process in
            try await process.waitForOutput(containing: "greet: durations are printed")
            try await process.waitForOutput(containing: " begins\n")
        }
        #expect(output.contains("the end: SandboxTerminated\n"), "\(output)")
        #expect(!output.contains(" took "))
    }

    @Test("On Managed Instances it gets the function's telemetry, and is told of the end alone")
    func managedInstances() async throws {
        let environment = ["AWS_LAMBDA_FUNCTION_NAME": "greet", "AWS_LAMBDA_MAX_CONCURRENCY": "1"]
        let output = try await Self.run(environment) { process in
            try await process.waitForOutput(containing: "greet: durations are printed")
            try await process.waitForOutput(containing: "REPORT RequestId")
        }
        let requestID = output.split(separator: "REPORT RequestId: ").last?.prefix { $0 != "\t" } ?? "none"
        #expect(output.contains("\(requestID) took "), "\(output)")
        #expect(output.contains("the end: spindown\n"), "\(output)")
        #expect(!output.contains(" begins\n"))
    }

    /// Invokes the function once, does `body`, and ends the emulator as Lambda ends an environment.
    ///
    /// - Returns: what the emulator, the function and the extension printed.
    private static func run(
        _ environment: [String: String], _ body: (ChildProcess) async throws -> Void
    ) async throws -> String {
        let (port, runtimePort) = (try await FreePort.find(), try await FreePort.find())
        return try await TemporaryDirectory.with { directory in
            let emulator = try await RuntimeInterfaceEmulator.install(in: directory)
            try FileManager.default.createDirectory(
                atPath: directory.file("extensions"), withIntermediateDirectories: false)
            try FileManager.default.copyItem(
                atPath: PackageRoot.file(".build/debug/extension-fixture"),
                toPath: directory.file("extensions/durations"))
            let arguments =
                try root(extensions: directory.file("extensions")) + [
                    emulator, "--log-level", "debug", "--runtime-interface-emulator-address", "127.0.0.1:\(port)",
                    "--runtime-api-address", "127.0.0.1:\(runtimePort)", "/opt/bootstrap", "Greet",
                ]
            return try await ChildProcess.with(
                "bwrap", arguments, environment: environment.merging(variables) { $1 }.mapValues { $0 }
            ) { process in
                #expect(try await invoke(port) == #""Hello, Ann""#)
                try await body(process)
                kill(try emulatorID(below: process), SIGTERM)
                try await eventually(within: .seconds(20), "the emulator's end") { !process.isRunning }
                return process.output
            }
        }
    }

    private static let variables = [
        "_HANDLER": "Greet", "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_SAM_LOCAL": "true",
    ]

    /// This machine's files, with the extension and the function where Lambda would have them.
    private static func root(extensions: String) throws -> [String] {
        let kept = try FileManager.default.contentsOfDirectory(atPath: "/opt").flatMap { name in
            ["--ro-bind", "/opt/\(name)", "/opt/\(name)"]
        }
        return ["--die-with-parent", "--dev-bind", "/", "/", "--tmpfs", "/opt"] + kept + [
            "--ro-bind", extensions, "/opt/extensions", "--ro-bind", PackageRoot.file(".build/debug/runtime-fixture"),
            "/opt/bootstrap", "--tmpfs", "/var", "--dir", "/var/task",
        ]
    }

    private static func invoke(_ port: Int) async throws -> String {
        let client = HTTPClient()
        defer { client.shutdown() }
        let url = "http://127.0.0.1:\(port)/2015-03-31/functions/function/invocations"
        let response = try await eventually(within: .seconds(20), "the emulator to listen") {
            try? await client.execute(HTTPRequest(.post, url, body: Array(#"{"name":"Ann"}"#.utf8)))
        }
        return String(decoding: response.body, as: UTF8.self)
    }

    private static func emulatorID(below process: ChildProcess) throws -> Int32 {
        let path = "/proc/\(process.processID)/task/\(process.processID)/children"
        let children = try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: " ")
        return try #require(children.first.flatMap { Int32($0) })
    }
}
