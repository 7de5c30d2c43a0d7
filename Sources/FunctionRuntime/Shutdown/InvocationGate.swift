import Dispatch
import Synchronization

/// Counts the invocations in hand, and lets no more in once the environment is to end.
final class InvocationGate: Sendable {
    private struct State {
        var inHand = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let drained = DispatchSemaphore(value: 0)

    /// Whether the invocation may be worked on; then `leave` must follow.
    func enter() -> Bool {
        state.withLock { state in
            if !state.isClosed { state.inHand += 1 }
            return !state.isClosed
        }
    }

    func leave() {
        let isDrained = state.withLock { state in
            state.inHand -= 1
            return state.isClosed && state.inHand == 0
        }
        if isDrained { drained.signal() }
    }

    /// Blocks the calling thread until the last invocation in hand has left.
    func close() {
        let isBusy = state.withLock { state in
            state.isClosed = true
            return state.inHand > 0
        }
        if isBusy { drained.wait() }
    }

    /// For a loop that was not let in: the process is about to end.
    func park() -> Never {
        while true { DispatchSemaphore(value: 0).wait() }
    }
}
