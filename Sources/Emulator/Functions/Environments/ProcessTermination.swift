/// How a function's process ended, or why there was none.
enum ProcessTermination: Sendable, Equatable {
    case exited(code: Int)
    case signalled(number: Int)
    /// The process could not be started at all.
    case notStarted(reason: String)

    /// The words of AWS, which are those of Go's `os/exec`.
    var reason: String {
        switch self {
        case .exited(0): "Runtime exited without providing a reason"
        case .exited(let code): "Runtime exited with error: exit status \(code)"
        case .signalled(let number): "Runtime exited with error: signal: \(Self.name(ofSignal: number))"
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
