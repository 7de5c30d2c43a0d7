import Synchronization

/// Something that happens once and may be waited for by anybody, before or after.
final class Signal: Sendable {
    private let state = Mutex(State())

    private struct State {
        var hasFired = false
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        var waitersSoFar = 0
    }

    func fire() {
        let waiting = state.withLock { state in
            state.hasFired = true
            defer { state.waiting = [:] }
            return Array(state.waiting.values)
        }
        waiting.forEach { $0.resume() }
    }

    /// Returns when it has happened, or the task is cancelled.
    func wait() async {
        let number = state.withLock { state in
            state.waitersSoFar += 1
            return state.waitersSoFar
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.hasFired || Task.isCancelled { return true }
                    state.waiting[number] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: number) }?.resume()
        }
    }
}
