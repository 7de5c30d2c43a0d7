import FoundationEssentials
import Subprocess
import SystemPackage

/// Runs one program of an execution environment until it ends.
struct HostedProcess: Sendable {
    /// Absolute.
    let path: String
    let workingFolder: String
    /// Exactly these; nothing is inherited.
    let variables: [String: String]
    /// Between SIGTERM and SIGKILL when the task is cancelled.
    let terminationMax: Duration

    /// - Parameters:
    ///   - started: the process is there, at the head of a session of its own.
    ///   - output: whole lines of its standard output and error.
    ///   - outputEnded: nothing more will come; the process has not been reaped yet.
    func run(
        started: (ProcessGroup) async -> Void, output: ([[UInt8]]) async -> Void,
        outputEnded: (ProcessGroup) async -> Void
    ) async throws -> ProcessTermination {
        var options = PlatformOptions()
        options.createSession = true
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: terminationMax)
        ]
        let environment = variables.reduce(into: [Subprocess.Environment.Key: String]()) { environment, variable in
            if let key = Subprocess.Environment.Key(rawValue: variable.key) { environment[key] = variable.value }
        }
        let result = try await Subprocess.run(
            .path(FilePath(path)), environment: .custom(environment), workingDirectory: FilePath(workingFolder),
            platformOptions: options, input: .none, output: .sequence, error: .combinedWithOutput
        ) { execution in
            let processes = ProcessGroup(leader: execution.processIdentifier.value)
            await started(processes)
            var lines = LineSplitter()
            for try await buffer in execution.standardOutput {
                // The bytes are copied out; the library offers no other way to them.
                await output(lines.append(buffer.withUnsafeBytes { [UInt8]($0) }))
            }
            if let rest = lines.finish() { await output([rest]) }
            await outputEnded(processes)
        }
        return switch result.terminationStatus {
        case .exited(let code): .exited(code: Int(code))
        case .signaled(let number): .signalled(number: Int(number))
        }
    }

    /// Why a program could not be started, in AWS's words: `name` is its path there.
    static func reason(_ error: any Error, starting name: String) -> String {
        guard let error = error as? SubprocessError else { return "\(error)" }
        let reason = error.underlyingError?.description ?? error.description
        return "fork/exec \(name): \(reason.lowercased())"
    }
}
