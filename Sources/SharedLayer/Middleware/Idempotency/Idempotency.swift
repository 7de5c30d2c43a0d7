package import FunctionRuntime
import Logging

/// Lets an operation happen once for each key, however often and from wherever it is asked for.
///
/// The record of a run stands in the stack's table. Whoever claims it first runs the operation; others get its result, or
/// are told that it is in progress. A run whose invocation died is taken over after that invocation's deadline, and goes
/// on after its last recorded step. Decided in docs/adr/0009-idempotency-records.md.
package struct Idempotency: Sendable {
    private let table: IdempotencyTable
    private let configuration: IdempotencyConfiguration
    private let surroundings: ServiceSurroundings
    private let clock: RetryClock
    private let cache: IdempotencyCache

    /// - Parameters:
    ///   - table: with the keys `pk` and `sk`, and the time to live on `expiresAt`.
    ///   - clock: for waiting; what time it is comes from the surroundings.
    package init(
        _ surroundings: ServiceSurroundings, dynamo: DynamoClient, table: String,
        configuration: IdempotencyConfiguration = IdempotencyConfiguration(), clock: RetryClock = .system,
        cache: IdempotencyCache = IdempotencyCache()
    ) {
        self.table = IdempotencyTable(dynamo: dynamo, name: table)
        self.configuration = configuration
        self.surroundings = surroundings
        self.clock = clock
        self.cache = cache
    }

    /// Runs `body` unless it ran before under this key, and returns its result in both cases.
    ///
    /// Throws what `body` throws: the key is free again then, or, when steps ran, open to be resumed. Throws
    /// `IdempotencyError` when it may not run, or when its end could not be recorded.
    ///
    /// - Parameter deadline: when this invocation dies; until then, and `lockMarginMilliseconds` longer, nobody takes over.
    package func run<Value: Codable & Sendable>(
        key: IdempotencyKey, payload: IdempotencyPayload = .none, deadline: Timestamp,
        _ body: (IdempotencyExecution) async throws -> Value
    ) async throws -> Value {
        try await outcome(key: key, payload: payload, deadline: deadline, body).value
    }

    /// As `run`, with the deadline of the invocation.
    package func run<Value: Codable & Sendable>(
        key: IdempotencyKey, payload: IdempotencyPayload = .none, context: LambdaContext,
        _ body: (IdempotencyExecution) async throws -> Value
    ) async throws -> Value {
        let deadline = Timestamp(millisecondsSince1970: context.deadlineMilliseconds)
        return try await outcome(key: key, payload: payload, deadline: deadline, body).value
    }

    /// As `run`, for an operation without a result.
    package func run(
        key: IdempotencyKey, payload: IdempotencyPayload = .none, context: LambdaContext,
        _ body: (IdempotencyExecution) async throws -> Void
    ) async throws {
        _ = try await run(key: key, payload: payload, context: context) { execution in
            try await body(execution)
            return true
        }
    }

    /// As `run`, and says whether the result is an earlier one.
    package func outcome<Value: Codable & Sendable>(
        key: IdempotencyKey, payload: IdempotencyPayload = .none, deadline: Timestamp,
        _ body: (IdempotencyExecution) async throws -> Value
    ) async throws -> IdempotencyOutcome<Value> {
        switch try await admit(key, fingerprint: try payload.fingerprint(), deadline: deadline) {
        case .replay(let record):
            guard let result = record.result else {
                throw IdempotencyError(.resultNotKept, "the operation is done, its result was not kept")
            }
            return IdempotencyOutcome(value: try StoredJSON.decode(Value.self, from: result), isReplayed: true)
        case .run(let record):
            let execution = IdempotencyExecution(
                key: key, record: record, table: table, configuration: configuration, now: surroundings.now)
            let value: Value
            do {
                value = try await body(execution)
            } catch {
                await release(execution, record)
                throw error
            }
            try await complete(key, record, value)
            return IdempotencyOutcome(value: value, isReplayed: false)
        }
    }
}

// MARK: - Before the run

extension Idempotency {
    private enum Admitted {
        case run(IdempotencyRecord)
        case replay(IdempotencyRecord)
    }

    private func admit(
        _ key: IdempotencyKey, fingerprint: String, deadline: Timestamp
    ) async throws -> Admitted {
        let start = surroundings.now()
        var admission = IdempotencyAdmission(
            fingerprint: fingerprint, configuration: configuration, now: start, deadline: deadline)
        let cached = cache.record(under: key.partition, at: start)
        var action = cached == nil ? .claim : admission.found(cached, at: start)
        while true {
            switch action {
            case .claim:
                let own = try newRecord(fingerprint, deadline)
                let found = try await table.claim(key, own, now: surroundings.now())
                guard let found else { return .run(own) }
                action = admission.found(found, at: surroundings.now())
            case .takeOver(let old):
                let own = try successor(of: old, deadline)
                let found = try await table.takeOver(key, from: old, to: own)
                guard let found else {
                    surroundings.logger.warning(
                        "taking over a run that did not end",
                        metadata: ["attempt": "\(own.attempt)", "steps": "\(own.steps.count)"])
                    return .run(own)
                }
                action = admission.found(found, at: surroundings.now())
            case .wait(let milliseconds):
                // Half by chance, so that those who wait do not ask at the same moments.
                try await clock.sleep(max(1, milliseconds / 2 + Int(Double(milliseconds / 2) * clock.jitter())))
                let found = try await table.read(key)
                action = admission.found(found, at: surroundings.now())
            case .replay(let record):
                cache.keep(record, under: key.partition)
                return .replay(record)
            case .refuse(let error):
                throw error
            }
        }
    }

    private func newRecord(_ fingerprint: String, _ deadline: Timestamp) throws(IdempotencyError) -> IdempotencyRecord {
        let lock = try lock(deadline)
        // A run is called after its first owner.
        let owner = surroundings.identifiers.uuid()
        return IdempotencyRecord(
            status: .inProgress, fingerprint: fingerprint, owner: owner, runID: owner, attempt: 1, lockedUntil: lock,
            expiresAt: expiry(lock: lock))
    }

    private func successor(
        of old: IdempotencyRecord, _ deadline: Timestamp
    ) throws(IdempotencyError) -> IdempotencyRecord {
        var record = old
        record.owner = surroundings.identifiers.uuid()
        record.attempt += 1
        record.lockedUntil = try lock(deadline)
        record.expiresAt = expiry(lock: record.lockedUntil)
        return record
    }

    private func lock(_ deadline: Timestamp) throws(IdempotencyError) -> Timestamp {
        guard surroundings.now() < deadline else {
            throw IdempotencyError(.deadlineExceeded, "the invocation's time is over")
        }
        return deadline.adding(milliseconds: configuration.lockMarginMilliseconds)
    }

    /// Never before the lock's end: a record that expired is claimed as if there were none.
    private func expiry(lock: Timestamp? = nil) -> Timestamp {
        let end = surroundings.now().adding(seconds: configuration.expirySeconds)
        let latest = max(end, lock ?? end)
        return Timestamp(secondsSince1970: latest.adding(milliseconds: 999).secondsSince1970)
    }
}

// MARK: - After the run

extension Idempotency {
    private func complete(_ key: IdempotencyKey, _ record: IdempotencyRecord, _ value: some Encodable) async throws {
        let text = storableText(value)
        if text == nil, configuration.oversizedResult == .release {
            try await table.remove(key, owner: record.owner)
            return
        }
        var completed = record
        completed.status = .completed
        completed.steps = [:]
        completed.result = text
        completed.expiresAt = expiry()
        try await table.complete(key, owner: record.owner, result: text, expiresAt: completed.expiresAt)
        cache.keep(completed, under: key.partition)
    }

    /// Nil for what cannot be kept. The operation is done by now, so that is no error.
    private func storableText(_ value: some Encodable) -> String? {
        do {
            let text = try StoredJSON.text(value)
            if text.utf8.count <= configuration.resultBytesMax { return text }
            surroundings.logger.error(
                "a result is too large for its idempotency record", metadata: ["bytes": "\(text.utf8.count)"])
        } catch {
            surroundings.logger.error("a result has no JSON form", metadata: ["error": "\(error)"])
        }
        return nil
    }

    /// After a failure the key is free again, unless a step ran: it may have had its effect even where it failed (a call
    /// that timed out), so the run is kept, and the next attempt goes on there with the same tokens.
    ///
    /// When this fails too, the lock ends by itself: the failure of the operation is what the caller has to know.
    private func release(_ execution: IdempotencyExecution, _ record: IdempotencyRecord) async {
        do {
            if execution.isUncertain { return }
            if execution.hasEffects {
                try await table.unlock(execution.key, owner: record.owner, now: surroundings.now())
            } else {
                try await table.remove(execution.key, owner: record.owner)
            }
        } catch {
            surroundings.logger.warning(
                "a failed run stays locked until its invocation's deadline", metadata: ["error": "\(error)"])
        }
    }
}
