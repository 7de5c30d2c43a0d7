import TestSupport
import Testing

@Suite("docs/moneta-core.md", .timeLimit(.minutes(10)))
struct MonetaCoreDocumentTests {
    @Test("Every command works as shown, in the page's order")
    func commands() async throws {
        let blocks = try MarkdownDocument("docs/moneta-core.md").blocks("sh")
        for name in ["seed", "generate", "sign", "verify", "test integration", "migrate", "new pipeline"] {
            #expect(blocks.contains { $0.contains("moneta-core") && $0.contains(name) }, "\(name) is not shown")
        }
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data"),
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
            ) { emulator in
                let session = ShellSession(
                    directory: directory, emulator: emulator, programs: [PackageRoot.file(".build/debug")])
                let finished = try await session.run(blocks)
                #expect(
                    finished.succeeded,
                    "\(finished.output)\n--- the end of the emulator's output\n\(emulator.process.output.suffix(4_000))"
                )
                #expect(finished.output.contains("ended with 1"), "\(finished.output)")
            }
        }
    }
}
