import TestSupport

/// Kills a process at a system call, by strace's fault injection (strace(1), "inject").
struct CrashWatcher: Sendable {
    /// Whether the process was killed there while `body` ran. False: it made fewer such calls.
    static func kill(
        _ processID: Int32, atCall number: Int, of calls: String, while body: () async throws -> Void
    ) async throws -> Bool {
        try await ChildProcess.with(
            "strace",
            [
                "-f", "-q", "-p", "\(processID)", "-e", "trace=\(calls)", "-e",
                "inject=\(calls):signal=SIGKILL:when=\(number)",
            ]
        ) { strace in
            // Attached once the kernel says so; a process that has ended has no tracer any more.
            try await eventually(within: .seconds(20), "strace to watch \(processID)") {
                ProcessStatus(processID).tracerID == strace.processID
            }
            try await body()
            return !ProcessStatus(processID).isRunning
        }
    }
}
