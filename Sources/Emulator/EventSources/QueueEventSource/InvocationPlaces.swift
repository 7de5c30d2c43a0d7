import Synchronization

/// The places for batches that are with the function: the receiver takes one before it receives, so that no message is
/// hidden from others while it waits for its turn.
final class InvocationPlaces: Sendable {
    private struct State {
        var concurrency: InvocationConcurrency
        /// The receiver, while all places are taken.
        var receiver: CheckedContinuation<Void, Never>?
    }

    private let state: Mutex<State>

    init(maximum: Int?) {
        state = Mutex(State(concurrency: InvocationConcurrency(maximum: maximum)))
    }

    /// Returns with a place. Only one task may wait at a time.
    func take() async {
        await withCheckedContinuation { continuation in
            let isTaken = state.withLock { state in
                if state.concurrency.hasPlace {
                    state.concurrency.started()
                    return true
                }
                state.receiver = continuation
                return false
            }
            if isTaken { continuation.resume() }
        }
    }

    /// Gives a place back that was not used.
    func giveBack() { release { $0.abandoned() } }

    func ended(wasThrottled: Bool) { release { $0.ended(wasThrottled: wasThrottled) } }

    private func release(_ change: (inout InvocationConcurrency) -> Void) {
        state.withLock { state -> CheckedContinuation<Void, Never>? in
            change(&state.concurrency)
            guard state.concurrency.hasPlace, let receiver = state.receiver else { return nil }
            state.receiver = nil
            state.concurrency.started()
            return receiver
        }?.resume()
    }
}
