import Synchronization

/// A clock that moves only when a test says so, and wakes its sleepers then.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var sinceBegin: Duration = .zero

        func advanced(by duration: Duration) -> Instant { Instant(sinceBegin: sinceBegin + duration) }
        func duration(to other: Instant) -> Duration { other.sinceBegin - sinceBegin }
        static func < (left: Instant, right: Instant) -> Bool { left.sinceBegin < right.sinceBegin }
    }

    private struct State {
        var now = Instant()
        var nextSleeper = 0
        var sleepers: [Int: (until: Instant, continuation: CheckedContinuation<Void, any Error>)] = [:]
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock(\.now) }
    var minimumResolution: Duration { .nanoseconds(1) }
    var sleeperCount: Int { state.withLock(\.sleepers.count) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let sleeper = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let isOver = state.withLock { state in
                    guard state.now < deadline else { return true }
                    state.sleepers[sleeper] = (deadline, continuation)
                    return false
                }
                if isOver {
                    continuation.resume()
                } else if Task.isCancelled {
                    cancel(sleeper)
                }
            }
        } onCancel: {
            cancel(sleeper)
        }
    }

    func advance(by duration: Duration) {
        let woken = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let over = state.sleepers.filter { $0.value.until <= state.now }
            for sleeper in over.keys { state.sleepers[sleeper] = nil }
            return over.values.map(\.continuation)
        }
        for continuation in woken { continuation.resume() }
    }

    private func cancel(_ sleeper: Int) {
        state.withLock { $0.sleepers.removeValue(forKey: sleeper) }?.continuation.resume(throwing: CancellationError())
    }
}
