import Scenario
import TestSupport

/// What `make test` built: the emulator's executable and the stacks' folders.
enum Programs {
    static let moneta = PackageRoot.file(".build/debug/moneta")
    static let rootTemplate = PackageRoot.file("template.json")

    static func application(_ name: String) -> String {
        PackageRoot.file("Tests/Fixtures/applications/\(name)/template.yaml")
    }

    /// Runs one of the fixture applications in the emulator, on a folder of its own.
    static func withApplication<Value: Sendable>(
        _ name: String, arguments: [String] = [], _ body: (EmulatorProcess) async throws -> Value
    ) async throws -> Value {
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: moneta, template: application(name), dataDirectory: directory.file("data"),
                arguments: arguments, body)
        }
    }
}
