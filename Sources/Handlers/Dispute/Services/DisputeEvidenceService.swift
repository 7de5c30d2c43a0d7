package import SharedLayer

/// Takes evidence for open disputes.
package struct DisputeEvidenceService: Sendable {
    private let signatures: SubmissionVerifier
    private let uses: DisputeSignatureUses
    private let parties: DisputePartiesReader
    private let disputes: DisputeRepository
    private let bucket: DisputeEvidenceBucket
    private let book: DisputeTermsBook
    private let now: @Sendable () -> Timestamp

    package init(
        signatures: SubmissionVerifier, uses: DisputeSignatureUses, parties: DisputePartiesReader,
        disputes: DisputeRepository, bucket: DisputeEvidenceBucket, book: DisputeTermsBook,
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.signatures = signatures
        self.uses = uses
        self.parties = parties
        self.disputes = disputes
        self.bucket = bucket
        self.book = book
        self.now = now
    }

    /// The dispute with the piece; a repeat of a piece that is there changes nothing.
    ///
    /// Throws a `DisputeError`, a `SubmissionError`, a `RepositoryError`, or a `CertificateError`.
    package func submit(
        _ submission: SignedSubmission, to disputeID: String, _ invocation: FunctionInvocation
    ) async throws -> DisputeStandingResponse {
        let request = try EvidenceRequest(document: submission.document)
        let verified = try await signatures.verify(submission, signerID: request.publisherID)
        try await uses.note(verified.signature, of: request.publisherID, invocation)
        try await parties.requireMember(publisherID: request.publisherID, of: request.organizationID)
        let reference = DisputeReference(organizationID: request.organizationID, disputeID: disputeID)
        for _ in 0..<Self.attemptsMax {
            let (dispute, evidence) = try await standing(of: reference)
            if let stored = evidence.first(where: { $0.evidenceID == request.evidence.evidenceID }) {
                guard request.evidence.isSame(as: stored) else {
                    throw DisputeError(.evidenceConflict, "\(stored.key) exists with other content.")
                }
                return DisputeStandingResponse(dispute)
            }
            let change = try change(of: dispute, evidence, request, verified, invocation)
            try await bucket.keep(request.evidence, of: reference)
            do {
                let saved = try await disputes.aggregates.apply(change)
                if saved.status != dispute.status { invocation.count(saved.status) }
                return DisputeStandingResponse(saved)
            } catch {
                guard !error.conflicts.isEmpty else { throw error }
            }
        }
        throw DisputeError(.contended, "The dispute kept changing \(Self.attemptsMax) times.")
    }

    private func standing(of reference: DisputeReference) async throws -> (DisputeModel, [DisputeEvidenceModel]) {
        guard let dispute = try await disputes.aggregates.get(reference) else {
            throw DisputeError(.disputeUnknown, "There is no \(reference.partition).")
        }
        return (dispute, try await disputes.evidence(of: reference))
    }

    private func change(
        of dispute: DisputeModel, _ evidence: [DisputeEvidenceModel], _ request: EvidenceRequest,
        _ verified: VerifiedSubmission, _ invocation: FunctionInvocation
    ) throws -> AggregateChange<DisputeModel> {
        let moment = now()
        let piece = request.evidence
        let missing = dispute.missingEvidence(evidence.map(\.kind) + [piece.kind])
        let move: DisputeStateMachine.Move
        switch DisputeStateMachine(dispute).handle(.submitEvidence(missing: missing), at: moment) {
        case .refused(let refusal): throw refusal.error
        case .moves(let next): move = next
        }
        guard evidence.count < DisputeModel.evidenceMax else {
            throw DisputeError(
                .ruleViolation, "The dispute has all the evidence that it can have.",
                issues: [
                    DisputeRuleCode.tooMuchEvidence.issue(
                        "/evidence_id", "A dispute has at most \(DisputeModel.evidenceMax) pieces of evidence.")
                ])
        }
        var dispute = dispute
        dispute.evidenceCount = evidence.count + 1
        let events = try dispute.make(
            move, under: book.terms(with: dispute.partnerID), at: moment, invocation,
            details: [
                .evidenceSubmitted: [
                    "evidence_id": piece.evidenceID, "kind": piece.kind.rawValue, "content_sha256": piece.hash,
                    "publisher_id": request.publisherID, "request_sha256": verified.requestHash,
                    "certificate_sha256": verified.signature.thumbprint,
                ]
            ])
        var change = AggregateChange(dispute, events: events)
        try change.others.insert(
            DisputeEvidenceModel(piece, of: dispute.reference, by: request.publisherID, at: moment),
            in: disputes.aggregates.base.table)
        return change
    }

    private static let attemptsMax = 3
}
