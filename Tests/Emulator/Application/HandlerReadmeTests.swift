import FoundationEssentials
import TestSupport
import Testing

/// Each stack's README is a session that a person can follow: every `sh` block of it, in order, in one shell.
@Suite("The stacks' READMEs", .timeLimit(.minutes(10)))
struct HandlerReadmeTests {
    @Test("Every command works as shown, against the whole application on a seeded network", arguments: Stacks.names)
    func commands(_ stack: String) async throws {
        let blocks = try MarkdownDocument("Sources/Handlers/\(stack)/README.md").blocks("sh")
        #expect(!blocks.isEmpty, "Sources/Handlers/\(stack)/README.md shows no command")
        let python = try await PythonEnvironment.prepare("clients", packages: ForeignClientTests.packages)
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data"),
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
            ) { emulator in
                let session = ShellSession(
                    directory: directory, emulator: emulator,
                    programs: [PackageRoot.file(".build/debug"), python.directory + "/bin"])
                try await session.seed()
                let finished = try await session.run(blocks)
                #expect(
                    finished.succeeded,
                    "\(finished.output)\n--- the end of the emulator's output\n\(emulator.process.output.suffix(4_000))"
                )
            }
        }
    }
}
