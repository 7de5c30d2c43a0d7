/// What there is of a submission before it is accepted: read in one request, beside the check of its signature.
package struct SubmissionStanding<Aggregate: AggregateModel>: Sendable {
    let aggregate: Aggregate?
    /// What the submission's `Idempotency-Key` was given for before.
    let key: SubmissionKeyModel?
    /// The other records that were asked for.
    package let others: FoundRecords
}

extension SubmissionAcceptance {
    /// Reads what `accept` would read, and other records with it.
    ///
    /// It gives nothing away and changes nothing, so that it need not wait for the signature. Throws `service`,
    /// `malformedRecord`.
    package func standing(
        of submission: SignedSubmission, as reference: Aggregate.Reference, by signer: String,
        with others: RecordReads
    ) async throws(RepositoryError) -> SubmissionStanding<Aggregate> {
        let base = aggregates.base
        let aggregate = Aggregate.key(reference)
        let key = submission.idempotencyKey.map { SubmissionKeyModel.key(signerID: signer, key: $0) }
        var reads = others
        reads.add(aggregate, in: base.table)
        if let key { reads.add(key, in: base.table) }
        let found = try await reads.read(from: base.dynamo)
        var stored: SubmissionKeyModel?
        if let key { stored = try found.record(key, in: base.table) }
        let now = now()
        return SubmissionStanding(
            aggregate: try found.record(aggregate, in: base.table),
            key: stored.flatMap { $0.isExpired(at: now) ? nil : $0 }, others: found)
    }
}
