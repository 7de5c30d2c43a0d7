import Synchronization

/// Knows which of an advance's invocations have not been tried yet.
final class FirstAttempts: Sendable {
    private struct State {
        var missing: Set<String> = []
        var waiters: [AsyncStream<Void>.Continuation] = []
    }

    private let state = Mutex(State())

    func expect(_ executionIDs: [String]) {
        state.withLock { $0.missing.formUnion(executionIDs) }
    }

    func ended(_ executionID: String) {
        let waiters = state.withLock { state -> [AsyncStream<Void>.Continuation] in
            guard state.missing.remove(executionID) != nil, state.missing.isEmpty else { return [] }
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.finish() }
    }

    /// Returns when all have been tried, or after so much of the machine's time.
    func wait(atMost bound: Duration) async {
        let (ending, waiter) = AsyncStream<Void>.makeStream()
        let isOver = state.withLock { state in
            if !state.missing.isEmpty { state.waiters.append(waiter) }
            return state.missing.isEmpty
        }
        guard !isOver else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in ending {} }
            group.addTask { try? await ContinuousClock().sleep(for: bound) }
            await group.next()
            group.cancelAll()
        }
        state.withLock { $0.missing = [] }
    }
}
