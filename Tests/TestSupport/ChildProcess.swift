import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// A process that runs beside the test, such as a server, and is ended with the scope that started it.
///
/// It leads a session of its own, so that whatever it starts itself ends with it.
package struct ChildProcess: Sendable {
    package let processID: Int32
    private let collected: CollectedOutput

    /// Starts `executable` (a path, or a name that is looked up in `PATH`), runs `body`, then ends the process: first
    /// with SIGTERM, after `grace` with SIGKILL.
    ///
    /// - Parameter environment: set over the test's own environment; a nil value removes a variable.
    package static func with<Value: Sendable>(
        _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:],
        workingDirectory: String? = nil, grace: Duration = .seconds(5),
        _ body: (ChildProcess) async throws -> Value
    ) async throws -> Value {
        let configuration = configuration(executable, arguments, environment, workingDirectory)
        let collected = CollectedOutput()
        let outcome = try await run(configuration, input: .none, output: .sequence, error: .combinedWithOutput) {
            execution in
            let child = ChildProcess(processID: execution.processIdentifier.value, collected: collected)
            return await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    await collected.collect(execution.standardOutput)
                }
                let result: Result<Value, any Error>
                do { result = .success(try await body(child)) } catch { result = .failure(error) }
                let steps: [TeardownStep] = [
                    .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: grace)
                ]
                await execution.teardown(using: steps)
                // What the process left behind keeps its group's id from being reused.
                try? execution.send(signal: .kill, toProcessGroup: true)
                group.cancelAll()
                return result
            }
        }
        return try outcome.closureResult.get()
    }

    /// Runs `executable` to its end and gives back how it ended and what it printed.
    ///
    /// - Throws: `TestSupportError.Code.timedOut` when it still runs after `bound`; it is killed then.
    package static func finish(
        _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:],
        workingDirectory: String? = nil, within bound: Duration = .seconds(60)
    ) async throws -> FinishedProcess {
        var configuration = configuration(executable, arguments, environment, workingDirectory)
        configuration.platformOptions.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
        ]
        let command = ([executable] + arguments).joined(separator: " ")
        return try await withThrowingTaskGroup(of: FinishedProcess.self) { [configuration] group in
            group.addTask {
                let outcome = try await run(
                    configuration, output: .string(limit: 64 << 20), error: .combinedWithOutput)
                return FinishedProcess(status: outcome.terminationStatus, output: outcome.standardOutput)
            }
            group.addTask {
                try await ContinuousClock().sleep(for: bound)
                throw TestSupportError(.timedOut, "after \(bound) it still runs: \(command)")
            }
            defer { group.cancelAll() }
            guard let finished = try await group.next() else {
                throw TestSupportError(.processFailed, "it was never started: \(command)")
            }
            return finished
        }
    }

    /// What the process has printed so far, standard output and standard error together.
    package var output: String { collected.text }

    /// False once the process has ended, although its scope still holds its id.
    package var isRunning: Bool {
        guard let stat = try? String(contentsOf: URL(filePath: "/proc/\(processID)/stat"), encoding: .utf8),
            let state = stat.split(separator: ")").last?.first(where: { $0 != " " })
        else { return false }
        return state != "Z" && state != "X"
    }

    /// Waits until the process has printed `text`, and says what it printed instead when it has not.
    package func waitForOutput(containing text: String, within bound: Duration = .seconds(30)) async throws {
        do {
            try await eventually(within: bound) {
                if output.contains(text) { return true }
                if !isRunning { throw TestSupportError(.processFailed, "the process ended early") }
                return false
            }
        } catch let error as TestSupportError {
            throw TestSupportError(error.code, "\(error.message); no “\(text)” in its output:\n\(output)")
        }
    }

    /// Sends a signal to this process alone (not to what it started), such as `SIGTERM`.
    package func send(signal: Int32) {
        _ = Glibc.kill(processID, signal)
    }

    /// Ends the process at once, as `kill -9` does.
    package func kill() {
        send(signal: SIGKILL)
    }

    static func configuration(
        _ executable: String, _ arguments: [String], _ environment: [String: String?], _ workingDirectory: String?
    ) -> Configuration {
        var updates: [Environment.Key: String?] = [:]
        for (name, value) in environment {
            updates[Environment.Key(rawValue: name) ?? ""] = .some(value)
        }
        var options = PlatformOptions()
        options.createSession = true
        return Configuration(
            executable: executable.contains("/") ? .path(FilePath(executable)) : .name(executable),
            arguments: Arguments(arguments), environment: .inherit.updating(updates),
            workingDirectory: workingDirectory.map { FilePath($0) }, platformOptions: options)
    }
}
