import BenchReport
import FoundationEssentials
import Subprocess
import SystemPackage

/// Runs `load`, the clients, on the processors that the server does not have.
struct LoadProgram {
    let path: String
    let processors: String

    /// What it printed.
    ///
    /// - Throws: `BenchError` with its reason, such as an answer that was no success.
    @discardableResult
    func run(_ arguments: String...) async throws -> String {
        let outcome = try await Subprocess.run(
            .name("taskset"), arguments: Arguments(["--cpu-list", processors, path] + arguments),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 16))
        guard outcome.terminationStatus.isSuccess else {
            throw BenchError("load \(arguments.joined(separator: " ")): \(outcome.standardError)")
        }
        return outcome.standardOutput
    }

    func perSecond(_ mode: String, _ port: Int, _ name: String, clients: Int, milliseconds: Int) async throws -> Double
    {
        let text = try await run(mode, "\(port)", name, "\(clients)", "\(milliseconds)")
        return try JSONDecoder().decode(Rate.self, from: Data(text.utf8)).perSecond
    }

    private struct Rate: Decodable {
        let perSecond: Double
    }
}
