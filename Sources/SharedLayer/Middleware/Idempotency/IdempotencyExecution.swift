import Synchronization

/// One attempt at a run: records the results of its steps, and gives those that an earlier attempt recorded.
///
/// A step that ran, but whose result was not yet recorded when the invocation died, runs again: give `token(for:)` to
/// whom it calls, so that they know it.
package final class IdempotencyExecution: Sendable {
    package let key: IdempotencyKey
    /// From 1; more than that says that an earlier attempt died or failed.
    package let attempt: Int
    private let owner: String
    private let runID: String
    private let table: IdempotencyTable
    private let now: @Sendable () -> Timestamp
    private let progress: Mutex<IdempotencyProgress>

    init(
        key: IdempotencyKey, record: IdempotencyRecord, table: IdempotencyTable,
        configuration: IdempotencyConfiguration, now: @escaping @Sendable () -> Timestamp
    ) {
        self.key = key
        attempt = record.attempt
        owner = record.owner
        runID = record.runID
        self.table = table
        self.now = now
        progress = Mutex(IdempotencyProgress(record, configuration: configuration))
    }

    /// Whether an earlier attempt at this run died or failed.
    package var isResumed: Bool { attempt > 1 }

    /// Whether this attempt or an earlier one did, or may have done, something that must not be done under another token.
    var hasEffects: Bool { isResumed || progress.withLock { $0.hasRunSteps || !$0.recorded.isEmpty } }
    /// A step ran, but was not recorded for sure: whoever comes next resumes after the lock's end, with the same tokens.
    var isUncertain: Bool { progress.withLock { $0.isUncertain } }

    /// A token of that step which is the same in every attempt at this run, and no other run's: an idempotency key for the
    /// service that the step calls.
    package func token(for step: String) -> String { "\(runID):\(step)" }

    /// Runs `body` and records its result before it returns; an attempt after that one gets the result without running it.
    ///
    /// Names are identifiers of at most 64 bytes, each used once in a run; in a loop they carry what makes the pass
    /// different. Throws what `body` throws, and `IdempotencyError`: `ownershipLost` when another invocation has taken the
    /// run over, `tableUnavailable` when the result could not be recorded, `stepNotStorable`, `invalidStep`.
    package func step<Value: Codable>(_ name: String, _ body: () async throws -> Value) async throws -> Value {
        let now = now()
        if let text = try progress.withLock({ try $0.begin(name, at: now) }) {
            return try StoredJSON.decode(Value.self, from: text)
        }
        let value = try await body()
        try await record(name, try text(of: value, in: name))
        return value
    }

    /// Runs `body` unless an earlier attempt did.
    package func step(_ name: String, _ body: () async throws -> Void) async throws {
        _ = try await step(name) {
            try await body()
            return true
        }
    }

    private func text(of value: some Encodable, in step: String) throws(IdempotencyError) -> String {
        do {
            return try StoredJSON.text(value)
        } catch {
            throw IdempotencyError(.stepNotStorable, "the result of \(step) has no JSON form", cause: error)
        }
    }

    private func record(_ name: String, _ text: String) async throws(IdempotencyError) {
        try progress.withLock { progress throws(IdempotencyError) in try progress.finish(name, text) }
        do {
            try await table.record(step: name, text, of: owner, key)
        } catch {
            progress.withLock { $0.failed(name, error) }
            throw error
        }
    }
}
