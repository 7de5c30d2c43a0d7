/// Decides, from what the table holds, what a call with a key may do. Does nothing itself.
struct IdempotencyAdmission: Sendable {
    private let fingerprint: String
    private let configuration: IdempotencyConfiguration
    /// When waiting ends.
    private let waitUntil: Timestamp
    private var waits = 0
    private var races = 0

    /// Takeovers that others won before this call gives up.
    static let racesMax = 3
    static let waitMillisecondsMin = 50
    static let waitMillisecondsMax = 1_000
    /// The longest time that a refused caller is told to wait: a call in progress mostly ends long before its lock.
    static let retryAfterSecondsMax = 5

    enum Action: Sendable {
        /// Write a record of one's own, unless there is one.
        case claim
        case takeOver(IdempotencyRecord)
        /// Wait that long (at most: chance may shorten it), then read the record.
        case wait(milliseconds: Int)
        case replay(IdempotencyRecord)
        case refuse(IdempotencyError)
    }

    /// - Parameter deadline: of the calling invocation.
    init(
        fingerprint: String, configuration: IdempotencyConfiguration, now: Timestamp, deadline: Timestamp
    ) {
        self.fingerprint = fingerprint
        self.configuration = configuration
        switch configuration.concurrency {
        case .refuse: waitUntil = now
        case .wait(let millisecondsMax): waitUntil = min(now.adding(milliseconds: millisecondsMax), deadline)
        }
    }

    /// What to do about the record that is there; nil when there is none any more.
    mutating func found(_ record: IdempotencyRecord?, at now: Timestamp) -> Action {
        guard let record, !record.isExpired(at: now) else { return raced(.claim, record, now) }
        guard record.fingerprint == fingerprint else {
            return .refuse(IdempotencyError(.payloadMismatch, "the key was used with another payload"))
        }
        switch record.status {
        case .completed: return .replay(record)
        case .inProgress where record.isLocked(at: now): return waitOrRefuse(record, now)
        case .inProgress where configuration.interruption == .refuse:
            return .refuse(IdempotencyError(.interrupted, "attempt \(record.attempt) at the run died midway"))
        case .inProgress: return raced(.takeOver(record), record, now)
        }
    }

    private mutating func raced(_ action: Action, _ record: IdempotencyRecord?, _ now: Timestamp) -> Action {
        races += 1
        return races <= Self.racesMax ? action : .refuse(inProgress(record, now))
    }

    private mutating func waitOrRefuse(_ record: IdempotencyRecord, _ now: Timestamp) -> Action {
        guard now < waitUntil else { return .refuse(inProgress(record, now)) }
        let growing = Self.waitMillisecondsMin << min(waits, 10)
        waits += 1
        let left = Int(clamping: waitUntil.milliseconds(since: now))
        return .wait(milliseconds: min(growing, Self.waitMillisecondsMax, left))
    }

    private func inProgress(_ record: IdempotencyRecord?, _ now: Timestamp) -> IdempotencyError {
        let milliseconds = record?.lockedUntil.milliseconds(since: now) ?? 0
        let seconds = min(max(1, Int((milliseconds + 999) / 1_000)), Self.retryAfterSecondsMax)
        return IdempotencyError(.inProgress, "another call with the key is in progress", retryAfterSeconds: seconds)
    }
}
