import SharedLayer
import Synchronization

/// A destination that notes what it was sent, and refuses what it is told to.
final class RecordingSender: OutboxSender {
    private let state = Mutex(State())

    private struct State {
        var bodies: [String] = []
        var refused: Set<String> = []
    }

    /// What arrived, in its order.
    var bodies: [String] { state.withLock { $0.bodies } }

    func refuse(_ bodies: Set<String>) {
        state.withLock { $0.refused = bodies }
    }

    func send(_ item: OutboxItem) async throws {
        try state.withLock { state in
            guard !state.refused.contains(item.body) else { throw Refusal() }
            state.bodies.append(item.body)
        }
    }

    struct Refusal: Error {}
}
