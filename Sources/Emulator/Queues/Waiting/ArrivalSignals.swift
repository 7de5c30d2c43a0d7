import Synchronization
import VirtualTime

/// Wakes receivers that wait for a queue. Knows nothing of messages: a woken receiver looks into the store, which is the
/// truth.
final class ArrivalSignals: Sendable {
    private struct State {
        /// Counts the signals of each queue, so that one between a look and the wait is not lost.
        var generations: [String: UInt64] = [:]
        var waiting: [String: [UInt64: CheckedContinuation<Void, Never>]] = [:]
        var nextWaiter: UInt64 = 0
    }

    private let state = Mutex(State())

    /// Read this before looking into the store, and give it to `wait`.
    func generation(of queue: String) -> UInt64 { state.withLock { $0.generations[queue] ?? 0 } }

    /// Something about the queue's messages has changed, and is committed.
    func notify(_ queue: String) {
        let woken = state.withLock { state in
            state.generations[queue, default: 0] &+= 1
            return state.waiting.removeValue(forKey: queue)
        }
        woken?.values.forEach { $0.resume() }
    }

    /// Receivers that wait for the queue now.
    func waiterCount(of queue: String) -> Int { state.withLock { $0.waiting[queue]?.count ?? 0 } }

    /// Returns at the next signal after `generation`, at `deadline`, or when the task is cancelled.
    func wait(
        for queue: String, after generation: UInt64, until deadline: VirtualClock.Instant, on clock: VirtualClock
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.signal(for: queue, after: generation) }
            group.addTask { try? await clock.sleep(until: deadline) }
            await group.next()
            group.cancelAll()
        }
    }

    private func signal(for queue: String, after generation: UInt64) async {
        let waiter = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let returnsAtOnce = state.withLock { state in
                    guard (state.generations[queue] ?? 0) == generation else { return true }
                    state.waiting[queue, default: [:]][waiter] = continuation
                    return false
                }
                if returnsAtOnce {
                    continuation.resume()
                } else if Task.isCancelled {
                    // The cancellation may have come before the continuation was kept.
                    abandon(waiter, queue)
                }
            }
        } onCancel: {
            abandon(waiter, queue)
        }
    }

    private func abandon(_ waiter: UInt64, _ queue: String) {
        state.withLock { state in
            let continuation = state.waiting[queue]?.removeValue(forKey: waiter)
            if state.waiting[queue]?.isEmpty == true { state.waiting[queue] = nil }
            return continuation
        }?.resume()
    }
}
