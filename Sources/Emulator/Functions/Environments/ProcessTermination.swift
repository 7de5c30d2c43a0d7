/// How a function's process ended, or why there was none.
enum ProcessTermination: Sendable, Equatable {
    case exited(code: Int)
    case signalled(number: Int)
    /// The process could not be started at all.
    case notStarted(reason: String)

    /// What AWS says of a runtime.
    var reason: String {
        switch self {
        case .exited(0): "Runtime exited without providing a reason"
        case .exited, .signalled: "Runtime exited with error: \(status)"
        case .notStarted(let reason): reason
        }
    }

    /// In the words of Go's `os/exec`, which are AWS's.
    var status: String {
        switch self {
        case .exited(let code): "exit status \(code)"
        case .signalled(let number): "signal: \(Self.name(ofSignal: number))"
        case .notStarted(let reason): reason
        }
    }

    private static func name(ofSignal number: Int) -> String {
        switch number {
        case 1: "hangup"
        case 2: "interrupt"
        case 4: "illegal instruction"
        case 5: "trace/breakpoint trap"
        case 6: "aborted"
        case 7: "bus error"
        case 8: "floating point exception"
        case 9: "killed"
        case 11: "segmentation fault"
        case 13: "broken pipe"
        case 15: "terminated"
        default: "signal \(number)"
        }
    }
}
