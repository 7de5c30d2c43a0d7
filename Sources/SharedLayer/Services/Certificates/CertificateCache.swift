import Synchronization

/// What was read a short while ago, by key. Whoever asks while the same is being read waits for that.
final class CertificateCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    typealias Outcome = Result<Value, CertificateError>

    private struct Kept {
        let value: Value
        let readAt: Timestamp
    }

    private struct State {
        var kept: [Key: Kept] = [:]
        /// Those who wait, for each key that is being read.
        var waiting: [Key: [CheckedContinuation<Outcome?, Never>]] = [:]
    }

    private enum Step {
        case use(Value)
        case load
        case wait
    }

    private let state = Mutex(State())
    private let countMax: Int

    init(countMax: Int) {
        self.countMax = countMax
    }

    /// The value that was read less than `ageSecondsMax` ago, or a new one. With 0 each call reads, and shares with nobody:
    /// a reading that has begun before the call may miss what has changed since.
    ///
    /// An error is kept for nobody but those who wait.
    func value(
        for key: Key, notOlderThan ageSecondsMax: (Value) -> Int64, sharesLoads: Bool, now: @Sendable () -> Timestamp,
        load: () async throws(CertificateError) -> Value
    ) async throws(CertificateError) -> Value {
        while true {
            let asked = now()
            switch step(for: key, ageSecondsMax, sharesLoads, asked) {
            case .use(let value): return value
            case .wait:
                // Nil when the one who read was cancelled: somebody else must.
                if let outcome = await outcome(of: key) { return try outcome.get() }
            case .load: return try await loaded(key, asked, sharesLoads, now: now, load)
            }
        }
    }

    private func step(
        for key: Key, _ ageSecondsMax: (Value) -> Int64, _ sharesLoads: Bool, _ now: Timestamp
    ) -> Step {
        state.withLock { state in
            if let kept = state.kept[key] {
                let age = now.milliseconds(since: kept.readAt)
                if age >= 0, age / 1_000 < ageSecondsMax(kept.value) { return .use(kept.value) }
            }
            guard sharesLoads else { return .load }
            guard state.waiting[key] == nil else { return .wait }
            state.waiting[key] = []
            return .load
        }
    }

    private func loaded(
        _ key: Key, _ asked: Timestamp, _ sharesLoads: Bool, now: @Sendable () -> Timestamp,
        _ load: () async throws(CertificateError) -> Value
    ) async throws(CertificateError) -> Value {
        let outcome: Outcome
        do throws(CertificateError) { outcome = .success(try await load()) } catch { outcome = .failure(error) }
        let isCancelled = Task.isCancelled
        let ended = now()
        let waiting = state.withLock { state in
            if case .success(let value) = outcome { keep(value, for: key, readAt: asked, now: ended, in: &state) }
            return sharesLoads ? state.waiting.removeValue(forKey: key) ?? [] : []
        }
        for continuation in waiting { continuation.resume(returning: isCancelled ? nil : outcome) }
        return try outcome.get()
    }

    private func outcome(of key: Key) async -> Outcome? {
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard state.waiting[key] != nil else { return true }
                state.waiting[key]?.append(continuation)
                return false
            }
            if isOver { continuation.resume(returning: nil) }
        }
    }

    /// When the cache is full, the one that was read first makes room. What a reading that began later has brought stays,
    /// unless that lies ahead of the clock, which was set back then.
    private func keep(
        _ value: Value, for key: Key, readAt: Timestamp, now: Timestamp, in state: inout State
    ) {
        if let kept = state.kept[key], readAt < kept.readAt, kept.readAt <= now { return }
        if state.kept[key] == nil, state.kept.count >= countMax,
            let oldest = state.kept.min(by: { $0.value.readAt < $1.value.readAt })
        {
            state.kept[oldest.key] = nil
        }
        state.kept[key] = Kept(value: value, readAt: readAt)
    }
}
