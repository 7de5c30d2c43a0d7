import Synchronization

/// Wakes readers of shards when a commit has brought them something, so that none of them has to poll.
final class StreamWatch: Sendable {
    private struct Waiter {
        let shard: Int64
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        /// Commits seen by shard.
        var versions: [Int64: UInt64] = [:]
        var waiters: [UInt64: Waiter] = [:]
        var waitersSoFar: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Tells of a commit; after it, never before.
    func announce(_ shards: Set<Int64>) {
        let woken = state.withLock { state in
            for shard in shards { state.versions[shard, default: 0] += 1 }
            let woken = state.waiters.filter { shards.contains($0.value.shard) }
            for number in woken.keys { state.waiters[number] = nil }
            return woken.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    /// To be asked before the look at the shard that may find nothing.
    func version(of shard: Int64) -> UInt64 { state.withLock { $0.versions[shard, default: 0] } }

    /// Returns when there was a commit after `version`, or the task is cancelled.
    func wait(for shard: Int64, beyond version: UInt64) async {
        let number = state.withLock { state in
            state.waitersSoFar += 1
            return state.waitersSoFar
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.versions[shard, default: 0] != version || Task.isCancelled { return true }
                    state.waiters[number] = Waiter(shard: shard, continuation: continuation)
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: number) }?.continuation.resume()
        }
    }
}
