import Logging

/// Makes an aggregate of a signed submission, once: a repeat of the same bytes gets the same aggregate, other bytes under the same
/// name are refused, and each signature counts once.
package struct SubmissionAcceptance<Aggregate: AggregateModel>: Sendable {
    private let aggregates: AggregateRepository<Aggregate>
    private let outbox: Outbox
    private let requestHash: @Sendable (Aggregate) -> String?

    /// - Parameter requestHash: where the aggregate keeps the hash of the bytes that it was made of.
    package init(
        aggregates: AggregateRepository<Aggregate>, outbox: Outbox,
        requestHash: @escaping @Sendable (Aggregate) -> String?
    ) {
        self.aggregates = aggregates
        self.outbox = outbox
        self.requestHash = requestHash
    }

    /// What came of a submission.
    package struct Outcome: Sendable {
        package let aggregate: Aggregate
        /// It was there already, made of the same bytes.
        package let isRepeat: Bool
    }

    /// - Parameters:
    ///   - reference: the aggregate's name, as the submission says it.
    ///   - signer: whose signature it is.
    ///   - check: the rules; what it throws is thrown after the signature's use was noted, so that it does not count again.
    ///   - create: the change that makes the aggregate. The request, the used signature and the rest are added here.
    /// - Throws: a `SubmissionError` (`signatureUsed`, `conflict`), a `RepositoryError`, and what `check` and `create` throw.
    package func accept<Facts: Sendable>(
        _ submission: VerifiedSubmission, as reference: Aggregate.Reference, by signer: String,
        _ invocation: FunctionInvocation, check: () async throws -> Facts,
        create: (Facts) throws -> AggregateChange<Aggregate>
    ) async throws -> Outcome {
        let use = UsedSignatureModel(
            publisherID: signer, token: submission.signature.token,
            expiresAt: submission.signature.expiresAt.secondsSince1970, usedBy: invocation.requestID)
        if let aggregate = try await aggregates.get(reference) {
            try await note(use)
            return try await answerRepeat(of: aggregate, submission, invocation)
        }
        let facts: Facts
        do {
            facts = try await check()
        } catch {
            try await note(use)
            throw error
        }
        var change = try create(facts)
        let table = aggregates.base.table
        try change.others.insert(use, in: table)
        try change.others.insert(
            SignedRequest(
                reference: reference, body: submission.submission.body,
                signature: submission.submission.signature ?? "", receivedAt: change.aggregate.listedAt),
            in: table)
        let saved: Aggregate
        do {
            saved = try await aggregates.apply(change)
        } catch {
            guard !error.conflicts.isEmpty else { throw error }
            return try await answerConflict(error, change, use, submission, invocation)
        }
        invocation.logger.info("The request was accepted", metadata: ["aggregate": "\(reference.partition)"])
        await outbox.sendNow(change.outbox, invocation)
        return Outcome(aggregate: saved, isRepeat: false)
    }

    /// The transaction found something in its way: its own first attempt, whose answer was lost; a used signature; or the
    /// same aggregate, made by somebody at the same time.
    private func answerConflict(
        _ error: RepositoryError, _ change: AggregateChange<Aggregate>, _ use: UsedSignatureModel,
        _ submission: VerifiedSubmission, _ invocation: FunctionInvocation
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
        if error.conflicts.contains(where: { $0.key == use.key }) {
            throw SubmissionError(.signatureUsed, "The signature was used before.", cause: error)
        }
        guard let found else { throw error }
        try await note(use)
        return try await answerRepeat(of: found, submission, invocation)
    }

    private func answerRepeat(
        of aggregate: Aggregate, _ submission: VerifiedSubmission, _ invocation: FunctionInvocation
    ) async throws -> Outcome {
        guard requestHash(aggregate) == submission.requestHash else {
            throw SubmissionError(.conflict, "\(aggregate.key) exists with another body.")
        }
        await outbox.sendLeftOverNow(of: aggregate.reference, invocation)
        return Outcome(aggregate: aggregate, isRepeat: true)
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
}
