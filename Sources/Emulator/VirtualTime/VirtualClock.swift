package import FoundationEssentials
import Synchronization

/// The emulator's time: the machine's, plus what `advance(by:)` has added.
///
/// Everything that AWS decides by time (visibility timeouts, schedules, retries, retention, time to live) asks this clock,
/// so that a test moves it instead of waiting. Processes and sockets (a function's timeout, an HTTP timeout) live on the
/// machine's time.
package final class VirtualClock: Clock, Sendable {
    private struct State {
        var offset: Duration
        /// Who sleeps; a sleeper without a continuation has not lain down yet.
        var sleepers: [UInt64: CheckedContinuation<Void, Never>?] = [:]
        var nextSleeper: UInt64 = 0

        mutating func wakeAll() -> [CheckedContinuation<Void, Never>] {
            defer { sleepers = [:] }
            return sleepers.values.compactMap(\.self)
        }
    }

    private let state: Mutex<State>
    private let realNow: @Sendable () -> Date

    /// - Parameters:
    ///   - offset: what earlier runs on the same folder have advanced.
    ///   - realNow: the machine's time.
    package init(offset: Duration = .zero, realNow: @escaping @Sendable () -> Date = { Date() }) {
        state = Mutex(State(offset: offset))
        self.realNow = realNow
    }

    package var now: Instant {
        let real = Duration.seconds(realNow().timeIntervalSince1970)
        return Instant(sinceEpoch: real + offset)
    }

    package var date: Date { now.date }

    /// What has been advanced altogether.
    package var offset: Duration { state.withLock(\.offset) }

    package var minimumResolution: Duration { .milliseconds(1) }

    /// How many tasks sleep on this clock.
    package var sleeperCount: Int { state.withLock(\.sleepers.count) }

    /// Moves time forward, and wakes whoever slept until a time that is now past.
    package func advance(by duration: Duration) {
        precondition(duration >= .zero, "time goes forward only")
        let sleepers = state.withLock { state in
            state.offset += duration
            return state.wakeAll()
        }
        // Those whose time has not come lie down again, with a shorter alarm.
        for sleeper in sleepers { sleeper.resume() }
    }

    package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        while true {
            try Task.checkCancellation()
            // Before the look at the clock, so that an advance behind it is not missed.
            let id = announce()
            let remaining = now.duration(to: deadline)
            guard remaining > .zero else { return wake(id) }
            await pause(id, atMost: remaining)
        }
    }

    private func announce() -> UInt64 {
        state.withLock { state in
            state.nextSleeper += 1
            state.sleepers[state.nextSleeper] = .some(nil)
            return state.nextSleeper
        }
    }

    /// Returns after so much of the machine's time, at an advance, or when the task is cancelled.
    private func pause(_ id: UInt64, atMost remaining: Duration) async {
        let alarm = Task {
            try? await ContinuousClock().sleep(for: remaining)
            wake(id)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isWoken = state.withLock { state in
                    guard state.sleepers[id] != nil else { return true }
                    state.sleepers[id] = continuation
                    return false
                }
                if isWoken { continuation.resume() }
            }
        } onCancel: {
            wake(id)
        }
        alarm.cancel()
    }

    private func wake(_ id: UInt64) {
        let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
        if case .some(.some(let continuation)) = sleeper { continuation.resume() }
    }
}
