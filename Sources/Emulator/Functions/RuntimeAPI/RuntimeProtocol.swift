/// The Runtime API of one execution environment as a state machine: what the runtime, the process and the clock do goes
/// in, what is to be done comes out. No I/O.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes"; state names and refusals as in
/// AWS's Runtime Interface Emulator (core/states, rapi/handler).
///
/// An invocation can be given at any time while none is in hand: it is held until the runtime asks for its next one.
struct RuntimeProtocol: Sendable {
    private enum State: Sendable {
        /// The process was started and has not asked for its first invocation: the init phase.
        case initializing(held: Invocation?)
        /// The runtime waits for an invocation.
        case ready
        case running(Invocation)
        /// The result is known; the runtime has not asked for the next invocation.
        case responded(held: Invocation?)
        case ended
    }

    enum Assignment: Sendable {
        /// The runtime waits: hand it over.
        case deliver
        case hold
        /// There is an invocation in hand, or the environment has ended.
        case refuse
    }

    enum Poll: Sendable {
        case deliver(Invocation)
        /// Keep the request open; one that was open before it is void.
        case wait
        case refuse(RuntimeReply)
    }

    /// What the runtime posted: the answer to it, and how the invocation ended if it did.
    struct Report: Sendable {
        let reply: RuntimeReply
        var outcome: InvocationOutcome?
    }

    /// What to do when there will be no more of this runtime.
    enum Ending: Sendable {
        case nothing
        case fail(InvocationOutcome)
        /// The runtime never saw it: another environment can take it.
        case giveBack(Invocation)
    }

    private var state = State.initializing(held: nil)
    private var lastRequestID: String?

    var isInitializing: Bool {
        if case .initializing = state { true } else { false }
    }

    var hasEnded: Bool {
        if case .ended = state { true } else { false }
    }

    mutating func assign(_ invocation: Invocation) -> Assignment {
        switch state {
        case .initializing(held: nil):
            state = .initializing(held: invocation)
            return .hold
        case .responded(held: nil):
            state = .responded(held: invocation)
            return .hold
        case .ready:
            state = .running(invocation)
            return .deliver
        case .initializing, .responded, .running, .ended:
            return .refuse
        }
    }

    /// GET /runtime/invocation/next
    mutating func poll() -> Poll {
        switch state {
        case .initializing(let held), .responded(let held):
            guard let held else {
                state = .ready
                return .wait
            }
            state = .running(held)
            return .deliver(held)
        case .ready:
            return .wait
        case .running:
            return .refuse(.forbidden(from: stateName, to: "Ready"))
        case .ended:
            return .refuse(.environmentEnded)
        }
    }

    /// POST /runtime/invocation/{id}/response; `body` is nil when it was over the limit.
    mutating func respond(to requestID: String, _ body: [UInt8]?) -> Report {
        guard let body else {
            return settle(
                requestID, "InvocationResponse", .functionError(FunctionError.responseTooLarge.payload),
                accepted: .tooLarge)
        }
        return settle(requestID, "InvocationResponse", .success(body), accepted: .accepted)
    }

    /// POST /runtime/invocation/{id}/error
    mutating func fail(_ requestID: String, _ body: [UInt8]) -> Report {
        settle(requestID, "InvocationErrorResponse", .functionError(body), accepted: .accepted)
    }

    /// POST /runtime/init/error
    mutating func failInit(_ body: [UInt8]) -> Report {
        guard case .initializing(let held) = state else {
            return Report(reply: .forbidden(from: stateName, to: "InitError"))
        }
        state = .ended
        return Report(reply: .accepted, outcome: held == nil ? nil : .initError(body))
    }

    /// The process has ended, or could not be started.
    mutating func processEnded(_ termination: ProcessTermination) -> Ending {
        defer { state = .ended }
        switch state {
        case .initializing(let held?):
            if case .notStarted(let reason) = termination {
                return .fail(.exited(.invalidEntrypoint(requestID: held.requestID, reason)))
            }
            return .fail(.exited(.exited(requestID: held.requestID, termination)))
        case .running(let invocation):
            return .fail(.exited(.exited(requestID: invocation.requestID, termination)))
        case .responded(let held?):
            return .giveBack(held)
        case .initializing(held: nil), .responded(held: nil), .ready, .ended:
            return .nothing
        }
    }

    /// The function's timeout has passed for an invocation: nil when it has ended meanwhile.
    mutating func timeOut(_ requestID: String, timeoutSeconds: Int) -> InvocationOutcome? {
        guard inHand?.requestID == requestID else { return nil }
        state = .ended
        return .timedOut(.timedOut(requestID: requestID, timeoutSeconds: timeoutSeconds))
    }

    /// The emulator does not wait any longer.
    mutating func abandon() -> Ending {
        defer { state = .ended }
        return inHand == nil ? .nothing : .fail(.abandoned)
    }

    private var inHand: Invocation? {
        switch state {
        case .initializing(let held), .responded(let held): held
        case .running(let invocation): invocation
        case .ready, .ended: nil
        }
    }

    private mutating func settle(
        _ requestID: String, _ next: String, _ outcome: InvocationOutcome, accepted: RuntimeReply
    ) -> Report {
        guard case .running(let invocation) = state else {
            // A repeated answer names an invocation that is over; anything else comes at the wrong time.
            return Report(
                reply: requestID == lastRequestID ? .invalidRequestID : .forbidden(from: stateName, to: next))
        }
        guard invocation.requestID == requestID else { return Report(reply: .invalidRequestID) }
        state = .responded(held: nil)
        lastRequestID = requestID
        return Report(reply: accepted, outcome: outcome)
    }

    /// As AWS's Runtime Interface Emulator calls it.
    private var stateName: String {
        switch state {
        case .initializing: "Started"
        case .ready: "Ready"
        case .running: "Running"
        case .responded: "ResponseSent"
        case .ended: "Exited"
        }
    }
}
