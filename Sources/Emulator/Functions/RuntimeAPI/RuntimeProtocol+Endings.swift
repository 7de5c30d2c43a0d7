/// What ends an execution environment.
extension RuntimeProtocol {
    /// What to do when there will be no more of this runtime.
    enum Ending: Sendable {
        case nothing
        case fail(InvocationOutcome)
        /// The runtime never saw it: another environment can take it.
        case giveBack(Invocation)
    }

    /// The runtime's process has ended, or could not be started.
    ///
    /// - Parameter cause: the type of what an extension has said before, which is then why.
    mutating func processEnded(_ termination: ProcessTermination, cause: String? = nil) -> Ending {
        let isStarted = if case .notStarted = termination { false } else { true }
        return end(
            cause ?? (isStarted ? FunctionError.runtimeExit : FunctionError.invalidEntrypoint), termination.reason)
    }

    /// An extension's process has ended, or could not be started: nothing of the environment lives on.
    mutating func extensionEnded(_ termination: ProcessTermination, cause: String? = nil) -> Ending {
        switch termination {
        case .notStarted(let reason): end(cause ?? FunctionError.extensionLaunchError, reason)
        case .exited(let code):
            end(cause ?? FunctionError.extensionCrash, code == 0 ? "exit code 0" : "exit status \(code)")
        case .signalled: end(cause ?? FunctionError.extensionCrash, termination.status)
        }
    }

    /// The function's timeout has passed for an invocation: nil when it has ended meanwhile.
    mutating func timeOut(_ requestID: String, timeoutSeconds: Int) -> InvocationOutcome? {
        guard inHand?.requestID == requestID else { return nil }
        state = .ended(timedOut: requestID)
        return .timedOut(.timedOut(requestID: requestID, timeoutSeconds: timeoutSeconds))
    }

    /// The emulator does not wait any longer.
    mutating func abandon() -> Ending {
        defer { end() }
        return inHand == nil ? .nothing : .fail(.abandoned)
    }

    private mutating func end(_ type: String, _ reason: String) -> Ending {
        defer { end() }
        switch state {
        case .initializing(let invocation?, _), .running(let invocation), .responding(let invocation):
            return .fail(.exited(.fatal(requestID: invocation.requestID, type, reason)))
        case .responded(let held?):
            return .giveBack(held)
        case .initializing(held: nil, _), .responded(held: nil), .ready, .ended:
            return .nothing
        }
    }

    private mutating func end() {
        if hasEnded { return }
        state = .ended(timedOut: nil)
    }
}
