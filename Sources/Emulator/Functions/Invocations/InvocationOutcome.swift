/// What came of one invocation inside its execution environment.
enum InvocationOutcome: Sendable, Equatable {
    /// The bytes that the runtime posted. AWS hands them on as they are: for custom runtimes it does not check that they
    /// are JSON.
    case success([UInt8])
    /// The caller has taken the response while it came.
    case streamed
    /// The runtime reported an error and lives on.
    case functionError([UInt8])
    /// The runtime said that it cannot be made; its process has no more use. The type is the one beside the payload, which
    /// goes into the log; nil where there was none.
    case initError([UInt8], type: String?)
    case timedOut(FunctionError)
    /// The process or an extension's is gone, or never was.
    case exited(FunctionError)
    /// The emulator shut down and did not wait any longer.
    case abandoned

    static func failed(_ error: FunctionError) -> InvocationOutcome { .functionError(error.payload) }

    var payload: [UInt8] {
        switch self {
        case .success(let payload), .functionError(let payload), .initError(let payload, _): payload
        case .timedOut(let error), .exited(let error): error.payload
        case .streamed, .abandoned: []
        }
    }

    /// Whether the function gave a result.
    var isSuccess: Bool {
        switch self {
        case .success, .streamed: true
        case .functionError, .initError, .timedOut, .exited, .abandoned: false
        }
    }

    /// What the platform's log says of a failure's type: the platform's own as it is, those that a runtime gives only if
    /// they look like that.
    var loggedErrorType: String? {
        switch self {
        case .success, .streamed, .functionError, .abandoned: nil
        case .initError(_, let type): FunctionError.logged(type)
        case .timedOut(let error), .exited(let error): error.errorType
        }
    }

    /// What the extensions of an environment that ends with it are told.
    var shutdownReason: ShutdownReason {
        switch self {
        case .timedOut: .timeout
        case .initError, .exited: .failure
        case .success, .streamed, .functionError, .abandoned: .spindown
        }
    }

    /// Whether the execution environment takes no more invocations.
    var endsEnvironment: Bool {
        switch self {
        case .success, .streamed, .functionError: false
        case .initError, .timedOut, .exited, .abandoned: true
        }
    }
}
