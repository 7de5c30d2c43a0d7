import BenchReport
import FoundationEssentials
import Subprocess
import SystemPackage

/// A program that repeats a piece of work for a while and prints how long each took.
struct Program {
    let name: String
    let command: [String]
    /// What the program calls the work, where that is more than the work's own name.
    var variant: String?

    /// Runs on one processor, with nothing else of ours.
    ///
    /// - Throws: `BenchError` with what the program said when it ends otherwise than well.
    func run(_ work: Work, milliseconds: Int, inputs: String, processor: Int) async throws -> Measured {
        let name = variant.map { "\(work.rawValue):\($0)" } ?? work.rawValue
        let outcome = try await Subprocess.run(
            .name("taskset"),
            arguments: Arguments(["--cpu-list", "\(processor)"] + command + [name, "\(milliseconds)", inputs]),
            output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
        guard outcome.terminationStatus.isSuccess else {
            throw BenchError("\(self.name), \(name): \(outcome.standardError)\(outcome.standardOutput)")
        }
        return try JSONDecoder().decode(Measured.self, from: Data(outcome.standardOutput.utf8))
    }
}
