import FoundationEssentials
import Scenario
import TestSupport
import Testing

@Suite("moneta-core against a running application", .timeLimit(.minutes(5)))
struct IntegrationCommandTests {
    @Test("test integration passes where all works, and seeds are there once")
    func works() async throws {
        try await Self.withEmulator(["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]) {
            emulator, folder in
            let services = ["--endpoint", emulator.servicesURL]
            let seed = ["data", "seed"] + services + ["--output", folder.file("seed")]
            for pipeline in ["contract", "partner", "authentication"] {
                let seed = seed + ["--api", emulator.apiURL]
                let first = try await MonetaCore.run(seed + ["--pipeline", pipeline, "--count", "5"])
                #expect(first.contains("written") && !first.contains("already there"), "\(first)")
                let more = try await MonetaCore.run(seed + ["--pipeline", pipeline, "--count", "7"])
                #expect(Self.row(pipeline, "written", in: more) == "2", "\(more)")
                #expect(Self.row(pipeline, "already there", in: more) == "5", "\(more)")
            }
            for pipeline in ["transaction", "dispute", "settlement", "reconciliation"] {
                let told = try await MonetaCore.run(seed + ["--pipeline", pipeline, "--count", "3"])
                #expect(Self.row(pipeline, "sent", in: told) == "3", "\(told)")
            }
            let charges = seed + ["--pipeline", "subscription", "--count", "3", "--api", emulator.apiURL]
            for _ in 1...2 {
                let sent = try await MonetaCore.run(charges)
                #expect(Self.row("subscription", "sent", in: sent) == "3", "\(sent)")
            }

            let tested = try await MonetaCore.run(
                ["test", "integration"] + services + ["--api", emulator.apiURL, "--seed", folder.file("seed")],
                within: .seconds(200))
            for suite in IntegrationSuites.all { #expect(tested.contains("\n  \(suite.pipeline) "), "\(tested)") }
            #expect(!tested.contains("FAILED"), "\(tested)")
        }
    }

    @Test("test integration says what fails, and ends with 1")
    func fails() async throws {
        // Without the permission for inside addresses nothing can be delivered to this machine.
        try await Self.withEmulator([]) { emulator, folder in
            let finished = try await ChildProcess.finish(
                MonetaCore.executable,
                [
                    "test", "integration", "--pipeline", "subscription", "--endpoint", emulator.servicesURL, "--api",
                    emulator.apiURL, "--seed", folder.file("seed"), "--delivery-seconds", "3",
                ], within: .seconds(120))
            #expect(finished.exitCode == 1, "\(finished.output)")
            let failed = finished.output.split(separator: "\n").filter { $0.contains("FAILED") }
            #expect(failed.count == 1 && failed[0].contains("The contract is delivered"), "\(finished.output)")
        }
    }

    @Test(
        "Wrong arguments are told before anything is done",
        arguments: [
            (["data", "seed", "--env", "production"], "--env must be dev, staging or prod"),
            (["data", "seed", "--env", "prod"], "add --yes"),
            (["data", "seed", "--pipeline", "subscription"], "--api URL"),
            (["data", "seed", "--pipeline", "authentication"], "--api URL"),
            (["data", "migrate", "export.jsonl", "--env", "prod"], "--dry-run first"),
            (["data", "migrate", "/no/such/file"], "/no/such/file cannot be read"),
            (["test", "integration", "--api", "http://127.0.0.1:1", "--pipeline", "refunds"], "name one of"),
            (["test", "integration", "--api", "http://127.0.0.1:1", "--env", "prod"], "must not go into prod"),
            (["sign", "/no/such/file", "--seed", "/no/such/folder"], "run moneta-core data seed first"),
        ])
    func wrong(_ arguments: [String], _ text: String) async throws {
        let finished = try await ChildProcess.finish(MonetaCore.executable, arguments)
        #expect(!finished.succeeded)
        #expect(finished.output.contains(text), "\(finished.output)")
    }

    /// The number in the row of a seed's table.
    private static func row(_ pipeline: String, _ outcome: String, in output: String) -> String? {
        output.split(separator: "\n").first { $0.contains(pipeline) && $0.contains("  \(outcome) ") }?
            .split(separator: " ").last.map(String.init)
    }

    private static func withEmulator(
        _ arguments: [String], _ body: (EmulatorProcess, TemporaryDirectory) async throws -> Void
    ) async throws {
        try await TemporaryDirectory.with { folder in
            try await EmulatorProcess.with(
                program: PackageRoot.file(".build/debug/moneta"), template: PackageRoot.file("template.json"),
                dataDirectory: folder.file("data"), arguments: arguments
            ) { try await body($0, folder) }
        }
    }
}
