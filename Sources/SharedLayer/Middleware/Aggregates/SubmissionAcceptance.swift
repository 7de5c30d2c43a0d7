import Logging

/// Makes an aggregate of a signed submission, once: a repeat of the same bytes gets the same aggregate, other bytes under the same
/// name or the same `Idempotency-Key` are refused, and each signature counts once.
package struct SubmissionAcceptance<Aggregate: AggregateModel>: Sendable {
    let aggregates: AggregateRepository<Aggregate>
    private let outbox: Outbox
    private let requestHash: @Sendable (Aggregate) -> String?
    let now: @Sendable () -> Timestamp

    /// How long a key belongs to its bytes: a day, which is how long clients of payment APIs repeat a request.
    package static var keySeconds: Int64 { 86_400 }

    /// - Parameter requestHash: where the aggregate keeps the hash of the bytes that it was made of.
    package init(
        aggregates: AggregateRepository<Aggregate>, outbox: Outbox,
        requestHash: @escaping @Sendable (Aggregate) -> String?,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.aggregates = aggregates
        self.outbox = outbox
        self.requestHash = requestHash
        self.now = now
    }

    /// What came of a submission.
    package struct Outcome: Sendable {
        package let aggregate: Aggregate
        /// It was there already, made of the same bytes.
        package let isRepeat: Bool
    }

    /// Accepts a submission. When another transaction changes what the rules were checked on, they are checked anew.
    ///
    /// - Parameters:
    ///   - reference: the aggregate's name, as the submission says it.
    ///   - signer: whose signature it is.
    ///   - standing: what was read already; a further attempt reads it again.
    ///   - authorize: throws when the signer may not know that there is such an aggregate: a stranger who guesses a name is not
    ///     told that it is taken.
    ///   - check: the rules; what it throws is thrown after the signature's use was noted, so that it does not count again.
    ///   - create: the change that makes the aggregate. The request, the used signature and the rest are added here.
    /// - Throws: a `SubmissionError` (`signatureUsed`, `conflict`), an `IdempotencyError` (`payloadMismatch`), a
    ///   `RepositoryError`: `versionConflict` when others kept changing the same records, `conditionFailed` when a condition of
    ///   `create`'s own did not hold; and what `check` and `create` throw.
    package func accept<Facts: Sendable>(
        _ submission: VerifiedSubmission, as reference: Aggregate.Reference, by signer: String,
        _ invocation: FunctionInvocation, standing: SubmissionStanding<Aggregate>? = nil,
        authorize: () async throws -> Void, check: () async throws -> Facts,
        create: (Facts) throws -> AggregateChange<Aggregate>
    ) async throws -> Outcome {
        var last: RepositoryError?
        for number in 0..<Self.attemptsMax {
            do {
                return try await attempt(
                    submission, as: reference, by: signer, invocation,
                    standing: number == 0 ? standing : nil, authorize: authorize, check: check, create: create)
            } catch let error as RepositoryError {
                guard error.isOfOthers else { throw error }
                last = error
            }
        }
        throw RepositoryError(
            .versionConflict, "what \(reference.partition) is decided on kept changing \(Self.attemptsMax) times",
            key: last?.key, conflicts: last?.conflicts ?? [], cause: last)
    }

    private func attempt<Facts: Sendable>(
        _ submission: VerifiedSubmission, as reference: Aggregate.Reference, by signer: String,
        _ invocation: FunctionInvocation, standing: SubmissionStanding<Aggregate>?,
        authorize: () async throws -> Void, check: () async throws -> Facts,
        create: (Facts) throws -> AggregateChange<Aggregate>
    ) async throws -> Outcome {
        let marks = SubmissionMarks(
            submission, by: signer, invocation, keyExpiresAt: now().adding(seconds: Self.keySeconds))
        let found = try await found(reference, marks, standing)
        if let stored = found.key { try await refuse(stored, marks) }
        if let aggregate = found.aggregate {
            try await note(marks.use)
            return try await answerRepeat(of: aggregate, submission, marks, invocation, authorize)
        }
        let facts: Facts
        do {
            facts = try await check()
        } catch {
            try await note(marks.use)
            throw error
        }
        var change = try create(facts).traced(by: invocation)
        try add(marks, submission, to: &change)
        let saved: Aggregate
        do {
            saved = try await aggregates.apply(change)
        } catch {
            guard !error.conflicts.isEmpty else { throw error }
            return try await answerConflict(error, change, marks, submission, invocation, authorize)
        }
        invocation.logger.info("The request was accepted", metadata: ["aggregate": "\(reference.partition)"])
        await outbox.sendNow(change.outbox, invocation)
        return Outcome(aggregate: saved, isRepeat: false)
    }

    private func found(
        _ reference: Aggregate.Reference, _ marks: SubmissionMarks, _ standing: SubmissionStanding<Aggregate>?
    ) async throws -> (aggregate: Aggregate?, key: SubmissionKeyModel?) {
        if let standing { return (standing.aggregate, standing.key) }
        async let aggregate = aggregates.get(reference)
        let key = try await key(marks)
        return (try await aggregate, key)
    }

    private func add(
        _ marks: SubmissionMarks, _ submission: VerifiedSubmission, to change: inout AggregateChange<Aggregate>
    ) throws {
        let table = aggregates.base.table
        try change.others.insert(marks.use, in: table)
        if let key = marks.key { try change.others.insert(key, in: table, asOf: now()) }
        try change.others.insert(
            SignedRequest(
                reference: change.aggregate.reference, body: submission.submission.body,
                signature: submission.submission.signature ?? "", receivedAt: change.aggregate.listedAt),
            in: table)
    }

    /// The transaction found something in its way: its own first attempt, whose answer was lost; a used signature or key; or the
    /// same aggregate, made by somebody at the same time.
    private func answerConflict(
        _ error: RepositoryError, _ change: AggregateChange<Aggregate>, _ marks: SubmissionMarks,
        _ submission: VerifiedSubmission, _ invocation: FunctionInvocation, _ authorize: () async throws -> Void
    ) async throws -> Outcome {
        let reference = change.aggregate.reference
        let found = try await aggregates.get(reference)
        // The first event's hash covers the request id: only our own attempt has it.
        if let found, let first = change.events.first,
            try await aggregates.events(of: reference).first?.hash == first.hash
        {
            await outbox.sendLeftOverNow(of: reference, invocation)
            return Outcome(aggregate: found, isRepeat: false)
        }
        // One that is only just being written may still not be: the next attempt sees.
        if error.conflicts.contains(where: { $0.key == marks.use.key && $0.reason == .alreadyExists }) {
            throw SubmissionError(.signatureUsed, "The signature was used before.", cause: error)
        }
        if let stored = try await key(marks) { try await refuse(stored, marks) }
        guard let found else { throw error }
        try await note(marks.use)
        return try await answerRepeat(of: found, submission, marks, invocation, authorize)
    }

    private func answerRepeat(
        of aggregate: Aggregate, _ submission: VerifiedSubmission, _ marks: SubmissionMarks,
        _ invocation: FunctionInvocation, _ authorize: () async throws -> Void
    ) async throws -> Outcome {
        guard requestHash(aggregate) == submission.requestHash else {
            try await authorize()
            throw SubmissionError(.conflict, "\(aggregate.key) exists with another body.")
        }
        if let key = marks.key { try await note(key, marks) }
        await outbox.sendLeftOverNow(of: aggregate.reference, invocation)
        return Outcome(aggregate: aggregate, isRepeat: true)
    }

    /// What the table has under the submission's key.
    private func key(_ marks: SubmissionMarks) async throws -> SubmissionKeyModel? {
        guard let key = marks.key else { return nil }
        let keys: BaseRepository<SubmissionKeyModel> = aggregates.parts()
        return try await keys.get(key.key, asOf: now())
    }

    /// Throws `payloadMismatch` when the key belongs to other bytes; the signature has been used then.
    private func refuse(_ stored: SubmissionKeyModel, _ marks: SubmissionMarks) async throws {
        guard stored.requestHash != marks.key?.requestHash else { return }
        try await note(marks.use)
        throw IdempotencyError(.payloadMismatch, "The key belongs to another request.")
    }

    /// Gives the key to bytes that were accepted before, without it or under another one.
    private func note(_ key: SubmissionKeyModel, _ marks: SubmissionMarks) async throws {
        let keys: BaseRepository<SubmissionKeyModel> = aggregates.parts()
        do {
            try await keys.insert(key, asOf: now())
        } catch {
            guard error.code == .alreadyExists else { throw error }
            guard try await self.key(marks)?.requestHash == key.requestHash else {
                throw IdempotencyError(.payloadMismatch, "The key belongs to another request.")
            }
        }
    }

    /// Notes the signature's use where there is no transaction to do it. Throws `signatureUsed` when it was used before.
    private func note(_ use: UsedSignatureModel) async throws {
        let uses: BaseRepository<UsedSignatureModel> = aggregates.parts()
        do {
            try await uses.insert(use)
        } catch {
            guard error.code == .alreadyExists else { throw error }
            // The client repeats a write whose answer was lost; that is no second use.
            if try await uses.get(use.key)?.usedBy == use.usedBy { return }
            throw SubmissionError(.signatureUsed, "The signature was used before.", cause: error)
        }
    }

    private static var attemptsMax: Int { 3 }
}

extension RepositoryError {
    /// Whether a transaction of somebody else was in the way, so that what comes of it is to be read and decided on anew.
    fileprivate var isOfOthers: Bool {
        !conflicts.isEmpty && !conflicts.contains { $0.reason == .conditionFailed }
    }
}
