import TestSupport
import Testing

/// The application's command line, as `make build` left it.
enum MonetaCore {
    static let executable = PackageRoot.file(".build/debug/moneta-core")

    /// What it printed; a failure fails the test.
    static func run(
        _ arguments: [String], workingDirectory: String? = nil, environment: [String: String?] = [:],
        within bound: Duration = .seconds(60)
    ) async throws -> String {
        let finished = try await ChildProcess.finish(
            executable, arguments, environment: environment, workingDirectory: workingDirectory, within: bound)
        try #require(finished.succeeded, "\(finished.output)")
        return finished.output
    }
}
