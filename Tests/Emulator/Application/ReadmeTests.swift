import FoundationEssentials
import Scenario
import TestSupport
import Testing

/// The commands that the documents show, run as they stand there.
@Suite("The commands of the documents")
struct ReadmeTests {
    @Test("The README's invocation of one function prints its result")
    func invoke() async throws {
        let blocks = try MarkdownDocument("README.md").blocks("sh")
        let command = try #require(blocks.first { $0.contains("moneta invoke ") })
        // A folder of its own, so that the tables do not come to lie in the repository.
        try await TemporaryDirectory.with { directory in
            for name in [".build", "Events", "Sources", "dist", "template.json"] {
                try FileManager.default.createSymbolicLink(
                    atPath: directory.file(name), withDestinationPath: PackageRoot.file(name))
            }
            let finished = try await ChildProcess.finish(
                "bash", ["-euo", "pipefail", "-c", command], workingDirectory: directory.path)
            #expect(finished.succeeded, "\(finished.output)")
            #expect(finished.output.contains(#""statusCode":400"#), "\(finished.output)")
            #expect(FileManager.default.fileExists(atPath: directory.file(".moneta")))
        }
    }

    @Test("The AWS CLI lists the application's tables with the README's environment", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        let blocks = try MarkdownDocument("README.md").blocks("sh")
        let commands = try #require(blocks.first { $0.contains("aws dynamodb ") })
        let python = try await PythonEnvironment.prepare("clients", packages: ForeignClientTests.packages)
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data")
            ) { emulator in
                let finished = try await Self.run(
                    commands, in: directory, emulator, programs: python.directory + "/bin")
                #expect(finished.succeeded, "\(finished.output)")
                #expect(finished.output.contains("SubscriptionTable"), "\(finished.output)")
            }
        }
    }

    /// Runs a block with the emulator's ports in place of the usual ones.
    private static func run(
        _ commands: String, in directory: TemporaryDirectory, _ emulator: EmulatorProcess,
        programs: String = PackageRoot.file(".build/debug")
    ) async throws -> FinishedProcess {
        let script =
            commands
            .replacing("http://127.0.0.1:3000", with: emulator.apiURL)
            .replacing("http://127.0.0.1:4566", with: emulator.servicesURL)
        #expect(script != commands, "the documented ports are not in the block")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try await ChildProcess.finish(
            "bash", ["-euo", "pipefail", "-c", script],
            environment: [
                "PATH": "\(programs):\(path)", "HOME": directory.path,
                // What this machine may have set must not stand in for what the document leaves out.
                "AWS_PROFILE": nil, "AWS_REGION": nil, "AWS_DEFAULT_REGION": nil,
            ],
            workingDirectory: directory.path)
    }
}
