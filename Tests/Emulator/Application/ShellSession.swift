import FoundationEssentials
import TestSupport

/// A shell as a person's who follows a document beside a running emulator: `$API`, `$SERVICES` and `$SEED` are set, and the
/// programs that are shown are found.
struct ShellSession: Sendable {
    let directory: TemporaryDirectory
    let emulator: EmulatorProcess
    /// Folders of programs, which come before the machine's.
    let programs: [String]

    /// Writes the demonstration network, and its keys into `$SEED`.
    func seed() async throws {
        let finished = try await ChildProcess.finish(
            PackageRoot.file(".build/debug/moneta-core"),
            ["data", "seed", "--endpoint", emulator.servicesURL, "--output", directory.file("seed")])
        guard finished.succeeded else {
            throw TestSupportError(.processFailed, "The network was not seeded: \(finished.output)")
        }
    }

    /// Runs the blocks in order in one shell, in a folder that has the repository's files beside its own.
    ///
    /// The shell stops at the first command that fails; each command is printed before it runs. The usual ports stand for the
    /// emulator's own, so that a document may show them.
    func run(_ blocks: [String], within bound: Duration = .seconds(240)) async throws -> FinishedProcess {
        let work = directory.file("work")
        try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
        // Links, so that what the commands write does not come to lie in the repository.
        for name in ["Events", "Sources", "docs", "dist", ".build", "template.json", "Package.swift", "Makefile"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(work)/\(name)", withDestinationPath: PackageRoot.file(name))
        }
        let script = blocks.joined(separator: "\n")
            .replacing("http://127.0.0.1:3000", with: emulator.apiURL)
            .replacing("http://127.0.0.1:4566", with: emulator.servicesURL)
        let inherited = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return try await ChildProcess.finish(
            "bash", ["-euxo", "pipefail", "-c", script],
            environment: [
                "API": emulator.apiURL, "SERVICES": emulator.servicesURL, "SEED": directory.file("seed"),
                "PATH": (programs + [inherited]).joined(separator: ":"), "HOME": directory.path,
                "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_ACCESS_KEY_ID": "local",
                "AWS_SECRET_ACCESS_KEY": "local", "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
                // What this machine may have set must not stand in for what the document leaves out.
                "AWS_PROFILE": nil,
            ],
            workingDirectory: work, within: bound)
    }
}
