import FoundationEssentials
import TestSupport
import Testing

/// What `docs/emulator.md` and the pages below it show is run as it stands there, in the application of
/// `docs/emulator.md` and with the environment that it sets.
@Suite("The pages about the emulator")
struct EmulatorPagesTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let guide = "docs/emulator.md"

    private static var pages: [String] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: PackageRoot.file("docs/emulator"))
            return [guide] + names.sorted().filter { $0.hasSuffix(".md") }.map { "docs/emulator/\($0)" }
        }
    }

    @Test("The commands and the Python of a page work", .timeLimit(.minutes(6)), arguments: try pages)
    func commands(of page: String) async throws {
        let guide = try MarkdownDocument(Self.guide)
        let environment = try #require(guide.blocks("sh").first { $0.contains("export AWS_ENDPOINT_URL") })
        let document = try MarkdownDocument(page)
        let commands = document.blocks("sh").filter { !$0.contains("moneta start") }
        // On every page the commands that make a thing stand before the Python that uses it.
        let python = document.blocks("python").map { "python - <<'END'\n\($0)\nEND" }
        let clients = try await PythonEnvironment.prepare("clients", packages: ["boto3==1.43.11", "awscli==1.45.11"])
        try await TemporaryDirectory.with { directory in
            let yaml = try #require(guide.blocks("yaml").first)
            let template = try Self.write(yaml, in: directory)
            try await EmulatorProcess.with(
                program: Self.moneta, template: template, dataDirectory: directory.file("data")
            ) { emulator in
                let script = ([environment] + commands + python).joined(separator: "\n")
                    .replacing("http://127.0.0.1:4566", with: emulator.servicesURL)
                    .replacing("http://127.0.0.1:3000", with: emulator.apiURL)
                let finished = try await ChildProcess.finish(
                    "bash", ["-euo", "pipefail", "-c", script],
                    environment: [
                        "PATH": "\(clients.directory)/bin:\(PackageRoot.file(".build/debug")):/usr/bin:/bin",
                        "HOME": directory.path, "AWS_PAGER": "",
                        // What this machine may have set must not stand in for what the document leaves out.
                        "AWS_PROFILE": nil, "AWS_REGION": nil, "AWS_DEFAULT_REGION": nil,
                    ], workingDirectory: directory.path, within: .seconds(240))
                #expect(
                    finished.succeeded,
                    "\(page)\n\(finished.output)\n--- emulator\n\(emulator.process.output.suffix(2_000))")
            }
        }
    }

    @Test("The templates of a page start, and nothing in them is passed over", arguments: try pages)
    func templates(of page: String) async throws {
        for text in try MarkdownDocument(page).blocks("yaml") {
            try await TemporaryDirectory.with { directory in
                try await EmulatorProcess.with(
                    program: Self.moneta, template: Self.write(text, in: directory),
                    dataDirectory: directory.file("data")
                ) { emulator in
                    try await emulator.process.waitForOutput(containing: "Ready.")
                    #expect(!emulator.process.output.contains("  ! "), "\(page)\n\(emulator.process.output)")
                }
            }
        }
    }

    @Test("The test in Swift compiles", .timeLimit(.minutes(3)))
    func swift() async throws {
        let block = try #require(MarkdownDocument(Self.guide).blocks("swift").first)
        try await TemporaryDirectory.with { directory in
            try directory.write("Example.swift", block)
            let compiled = try await ChildProcess.finish(
                "swiftc", ["-typecheck", "-parse-as-library", directory.file("Example.swift")],
                within: .seconds(120))
            #expect(compiled.succeeded, "\(compiled.output)")
        }
    }

    /// The template, beside the code that the guide names.
    private static func write(_ template: String, in directory: TemporaryDirectory) throws -> String {
        try FileManager.default.createSymbolicLink(
            atPath: directory.file("code"),
            withDestinationPath: PackageRoot.file("Tests/Fixtures/applications/echo/code"))
        return try directory.write("template.yaml", template + "\n")
    }
}
