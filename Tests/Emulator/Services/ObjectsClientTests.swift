import FoundationEssentials
import TestSupport
import Testing

/// AWS's own clients, on S3 of the real process.
@Suite("S3, as AWS's clients see it")
struct ObjectsClientTests {
    private static let moneta = PackageRoot.file(".build/debug/moneta")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]
    private static let template = PackageRoot.file("Tests/Fixtures/applications/objects/template.yaml")

    private static func script(_ name: String) -> String { PackageRoot.file("Tests/Fixtures/clients/\(name)") }

    private static func emulator<Value: Sendable>(
        _ directory: TemporaryDirectory, _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await EmulatorProcess.with(
            program: moneta, template: template, dataDirectory: directory.file("data"), body)
    }

    @Test("boto3 uses every call, with its errors, limits and notifications", .timeLimit(.minutes(6)))
    func boto3() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    python.python, [Self.script("s3.py"), emulator.servicesURL], within: .seconds(240))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(session.output.contains("passed"))
            }
        }
    }

    @Test("An object of 256 MiB goes in and out in bounded memory", .timeLimit(.minutes(6)))
    func large() async throws {
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    "python3",
                    [Self.script("s3_large.py"), emulator.servicesURL, "\(emulator.process.processID)"],
                    within: .seconds(240))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                let incoming = try FileManager.default.contentsOfDirectory(
                    atPath: directory.file("data/objects/incoming"))
                #expect(incoming == [])
            }
        }
    }

    @Test("What was acknowledged outlives a kill, and what was not leaves nothing behind", .timeLimit(.minutes(4)))
    func killed() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            let written = try await Self.emulator(directory) { emulator in
                try await ChildProcess.with(
                    python.python, [Self.script("s3_writer.py"), "write", emulator.servicesURL]
                ) {
                    writer in
                    try await writer.waitForOutput(containing: "acknowledged 40\n")
                    emulator.process.kill()
                    try await writer.waitForOutput(containing: "gone")
                    return writer.output
                }
            }
            let list = try directory.write("written.txt", written)
            let stray = try directory.write("data/objects/incoming/stray", "half an object")
            let orphan = try directory.write("data/objects/ab/ab00", "an object without metadata")
            try await Self.emulator(directory) { emulator in
                let session = try await ChildProcess.finish(
                    python.python, [Self.script("s3_writer.py"), "check", emulator.servicesURL, list],
                    within: .seconds(120))
                #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
                #expect(!FileManager.default.fileExists(atPath: stray))
                #expect(!FileManager.default.fileExists(atPath: orphan))
            }
        }
    }

    @Test("The AWS CLI copies, synchronises, lists and removes", .timeLimit(.minutes(5)))
    func commandLine() async throws {
        let python = try await PythonEnvironment.prepare("clients", packages: Self.packages)
        try await TemporaryDirectory.with { directory in
            try await Self.emulator(directory) { emulator in
                func aws(_ arguments: String...) async throws -> String {
                    let finished = try await ChildProcess.finish(
                        python.executable("aws"), arguments,
                        environment: [
                            "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_ACCESS_KEY_ID": "test",
                            "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
                            "HOME": directory.path, "AWS_PAGER": "",
                        ])
                    try #require(
                        finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
                    return finished.output
                }
                try directory.write("tree/one.txt", "one")
                try directory.write("tree/deep/two words.txt", "two")
                try directory.write("large", String(repeating: "0123456789abcdef", count: 600_000))

                _ = try await aws("s3", "mb", "s3://cli")
                #expect(try await aws("s3", "ls").contains("cli"))
                _ = try await aws("s3", "cp", directory.file("large"), "s3://cli/large")
                _ = try await aws("s3", "cp", "s3://cli/large", directory.file("large.back"))
                #expect(
                    FileManager.default.contentsEqual(
                        atPath: directory.file("large"), andPath: directory.file("large.back")))
                let head = try await aws("s3api", "head-object", "--bucket", "cli", "--key", "large")
                #expect(head.contains(#""ContentLength": 9600000"#))
                #expect(head.contains(#"-2\""#), "the CLI sends 8 MB parts")

                _ = try await aws("s3", "sync", directory.file("tree"), "s3://cli/tree")
                let listed = try await aws("s3", "ls", "s3://cli/tree/", "--recursive")
                #expect(listed.contains("tree/deep/two words.txt"))
                #expect(try await aws("s3", "sync", directory.file("tree"), "s3://cli/tree") == "")
                _ = try await aws("s3", "sync", "s3://cli/tree", directory.file("copy"))
                #expect(
                    try String(contentsOf: URL(filePath: directory.file("copy/deep/two words.txt")), encoding: .utf8)
                        == "two")
                _ = try await aws("s3", "mv", "s3://cli/tree/one.txt", "s3://cli/moved.txt")
                #expect(try await aws("s3", "cp", "s3://cli/moved.txt", "-") == "one")
                let url = try await aws("s3", "presign", "s3://cli/moved.txt", "--expires-in", "60")
                let fetched = try await ChildProcess.finish(
                    "curl", ["--silent", "--fail", url.filter { $0 != "\n" }])
                #expect(fetched.output == "one")

                _ = try await aws(
                    "s3api", "put-bucket-versioning", "--bucket", "cli", "--versioning-configuration",
                    "Status=Enabled")
                _ = try await aws("s3api", "put-object", "--bucket", "cli", "--key", "moved.txt", "--tagging", "a=b")
                let versions = try await aws("s3api", "list-object-versions", "--bucket", "cli", "--prefix", "moved")
                #expect(versions.contains(#""VersionId": "null""#))
                _ = try await aws(
                    "s3api", "put-bucket-versioning", "--bucket", "cli", "--versioning-configuration",
                    "Status=Suspended")
                _ = try await aws("s3", "rm", "s3://cli", "--recursive")
                #expect(try await aws("s3", "ls", "s3://cli") == "")
            }
        }
    }
}
