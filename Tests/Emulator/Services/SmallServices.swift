import FoundationEssentials
import TestSupport
import Testing

/// The application `small-services` in the real emulator, and AWS's own clients on it.
enum SmallServices {
    static let moneta = PackageRoot.file(".build/debug/moneta")
    static let template = PackageRoot.file("Tests/Fixtures/applications/small-services/template.yaml")
    private static let packages = ["boto3==1.43.11", "awscli==1.45.11"]

    static func clients() async throws -> PythonEnvironment {
        try await PythonEnvironment.prepare("clients", packages: packages)
    }

    /// Starts the emulator on a folder of its own, or on the one that is given.
    static func withEmulator<Value: Sendable>(
        data: String? = nil, _ body: (EmulatorProcess, PythonEnvironment) async throws -> Value
    ) async throws -> Value {
        let python = try await clients()
        return try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: moneta, template: template, dataDirectory: data ?? directory.file("data"),
                arguments: ["--parameter-overrides", "Python=\(python.python)"]
            ) { emulator in try await body(emulator, python) }
        }
    }

    /// Runs one of the scripts of `Fixtures/clients`, which asserts by itself.
    static func runScript(_ name: String, arguments: [String] = []) async throws {
        try await withEmulator { emulator, python in
            let session = try await ChildProcess.finish(
                python.python, [PackageRoot.file("Tests/Fixtures/clients/\(name)"), emulator.servicesURL] + arguments,
                within: .seconds(180))
            #expect(session.succeeded, "\(session.output)\n--- emulator\n\(emulator.process.output)")
            #expect(session.output.contains("passed"))
        }
    }

    /// Runs the AWS CLI, which must succeed, and gives what it prints.
    @discardableResult
    static func cli(
        _ python: PythonEnvironment, _ emulator: EmulatorProcess, _ arguments: [String]
    ) async throws -> String {
        try await TemporaryDirectory.with { home in
            let finished = try await ChildProcess.finish(
                python.executable("aws"), arguments,
                environment: [
                    "AWS_ENDPOINT_URL": emulator.servicesURL, "AWS_ACCESS_KEY_ID": "test",
                    "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1", "HOME": home.path,
                    "AWS_PAGER": "",
                ])
            try #require(finished.succeeded, "aws \(arguments.joined(separator: " "))\n\(finished.output)")
            return finished.output
        }
    }
}
