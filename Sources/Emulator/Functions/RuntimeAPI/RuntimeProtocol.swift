/// The Runtime API of one execution environment as a state machine: what the runtime, the process and the clock do goes
/// in, what is to be done comes out. No I/O.
///
/// Source: AWS Lambda developer guide, "Using the Lambda runtime API for custom runtimes"; state names and refusals as in
/// AWS's Runtime Interface Emulator (core/states, rapi/handler).
///
/// An invocation can be given at any time while none is in hand: it is held until the runtime asks for its next one.
struct RuntimeProtocol: Sendable {
    enum State: Sendable {
        /// The process was started, and the init phase is not over: the runtime has not asked for its first invocation, or
        /// extensions are not ready.
        case initializing(held: Invocation?, isRuntimeReady: Bool)
        /// The runtime waits for an invocation.
        case ready
        case running(Invocation)
        /// A response comes in parts.
        case responding(Invocation)
        /// The result is known; the runtime has not asked for the next invocation.
        case responded(held: Invocation?)
        /// With the request that had timed out by then.
        case ended(timedOut: String?)
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

    var state = State.initializing(held: nil, isRuntimeReady: false)
    var lastRequestID: String?

    var isInitializing: Bool {
        if case .initializing = state { true } else { false }
    }

    var hasEnded: Bool {
        if case .ended = state { true } else { false }
    }

    mutating func assign(_ invocation: Invocation) -> Assignment {
        switch state {
        case .initializing(held: nil, let isRuntimeReady):
            state = .initializing(held: invocation, isRuntimeReady: isRuntimeReady)
            return .hold
        case .responded(held: nil):
            state = .responded(held: invocation)
            return .hold
        case .ready:
            state = .running(invocation)
            return .deliver
        case .initializing, .responded, .running, .responding, .ended:
            return .refuse
        }
    }

    /// GET /runtime/invocation/next
    ///
    /// - Parameter areExtensionsReady: the init phase ends only when they are, too.
    mutating func poll(areExtensionsReady: Bool) -> Poll {
        switch state {
        case .initializing(let held, _) where !areExtensionsReady:
            state = .initializing(held: held, isRuntimeReady: true)
            return .wait
        case .initializing(let held, _), .responded(let held):
            guard let held else {
                state = .ready
                return .wait
            }
            state = .running(held)
            return .deliver(held)
        case .ready:
            return .wait
        case .running, .responding:
            return .refuse(.forbidden(from: stateName, to: "Ready"))
        case .ended:
            return .refuse(.environmentEnded)
        }
    }

    /// Every extension is ready: returns the invocation for which the runtime was waiting. Nil when there is none, or the
    /// runtime itself is not ready.
    mutating func extensionsBecameReady() -> Invocation? {
        guard case .initializing(let held, isRuntimeReady: true) = state else { return nil }
        state = held.map { .running($0) } ?? .ready
        return held
    }

    var inHand: Invocation? {
        switch state {
        case .initializing(let held, _), .responded(let held): held
        case .running(let invocation), .responding(let invocation): invocation
        case .ready, .ended: nil
        }
    }

    /// As AWS's Runtime Interface Emulator calls it.
    var stateName: String {
        switch state {
        case .initializing: "Started"
        case .ready: "Ready"
        case .running: "Running"
        case .responding: "InvocationResponse"
        case .responded: "ResponseSent"
        case .ended: "Exited"
        }
    }
}
