/// What came of one invocation inside its execution environment.
enum InvocationOutcome: Sendable, Equatable {
    /// The bytes that the runtime posted. AWS hands them on as they are: for custom runtimes it does not check that they
    /// are JSON.
    case success([UInt8])
    /// The runtime reported an error and lives on.
    case functionError([UInt8])
    /// The runtime said that it cannot be made; its process has no more use.
    case initError([UInt8])
    case timedOut(FunctionError)
    /// The process is gone, or never was.
    case exited(FunctionError)
    /// The emulator shut down and did not wait any longer.
    case abandoned

    var payload: [UInt8] {
        switch self {
        case .success(let payload), .functionError(let payload), .initError(let payload): payload
        case .timedOut(let error), .exited(let error): error.payload
        case .abandoned: []
        }
    }

    /// Whether the execution environment takes no more invocations.
    var endsEnvironment: Bool {
        switch self {
        case .success, .functionError: false
        case .initError, .timedOut, .exited, .abandoned: true
        }
    }
}
