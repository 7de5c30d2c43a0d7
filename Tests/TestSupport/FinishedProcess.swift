import Subprocess

/// How a process ended and what it printed, standard output and standard error together.
package struct FinishedProcess: Sendable {
    /// Nil when a signal ended the process.
    package let exitCode: Int32?
    package let output: String

    package var succeeded: Bool { exitCode == 0 }

    init(status: TerminationStatus, output: String) {
        if case .exited(let code) = status { exitCode = code } else { exitCode = nil }
        self.output = output
    }
}
