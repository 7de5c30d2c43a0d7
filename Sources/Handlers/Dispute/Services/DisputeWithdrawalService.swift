package import SharedLayer

/// Withdraws disputes for those who opened them.
package struct DisputeWithdrawalService: Sendable {
    private let signatures: SubmissionVerifier
    private let uses: DisputeSignatureUses
    private let parties: DisputePartiesReader
    private let disputes: DisputeRepository
    private let outbox: Outbox
    private let now: @Sendable () -> Timestamp

    package init(
        signatures: SubmissionVerifier, uses: DisputeSignatureUses, parties: DisputePartiesReader,
        disputes: DisputeRepository, outbox: Outbox, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.signatures = signatures
        self.uses = uses
        self.parties = parties
        self.disputes = disputes
        self.outbox = outbox
        self.now = now
    }

    /// The withdrawn dispute; one that is withdrawn already is answered as it stands.
    ///
    /// Throws a `DisputeError`, a `SubmissionError`, a `RepositoryError`, or a `CertificateError`.
    package func withdraw(
        _ submission: SignedSubmission, _ disputeID: String, _ invocation: FunctionInvocation
    ) async throws -> DisputeStandingResponse {
        let request = try WithdrawalRequest(document: submission.document)
        let verified = try await signatures.verify(submission, signerID: request.publisherID)
        try await uses.note(verified.signature, of: request.publisherID, invocation)
        try await parties.requireMember(publisherID: request.publisherID, of: request.organizationID)
        let reference = DisputeReference(organizationID: request.organizationID, disputeID: disputeID)
        for _ in 0..<Self.attemptsMax {
            guard let dispute = try await disputes.aggregates.get(reference) else {
                throw DisputeError(.disputeUnknown, "There is no \(reference.partition).")
            }
            guard dispute.openedBy == request.publisherID else {
                throw DisputeError(
                    .ruleViolation, "Another publisher opened the dispute.",
                    issues: [
                        DisputeRuleCode.publisherDidNotOpen.issue(
                            "/publisher_id", "Only the publisher that opened the dispute withdraws it.")
                    ])
            }
            if dispute.status == .withdrawn {
                await outbox.sendLeftOverNow(of: reference, invocation)
                return DisputeStandingResponse(dispute)
            }
            let change = try change(of: dispute, request, verified, invocation)
            do {
                let saved = try await disputes.aggregates.apply(change)
                invocation.count(saved.status)
                for item in change.outbox { await outbox.sendNow(item, invocation) }
                return DisputeStandingResponse(saved)
            } catch {
                guard !error.conflicts.isEmpty else { throw error }
            }
        }
        throw DisputeError(.contended, "The dispute kept changing \(Self.attemptsMax) times.")
    }

    private func change(
        of dispute: DisputeModel, _ request: WithdrawalRequest, _ verified: VerifiedSubmission,
        _ invocation: FunctionInvocation
    ) throws -> AggregateChange<DisputeModel> {
        let moment = now()
        let move: DisputeStateMachine.Move
        switch DisputeStateMachine(dispute).handle(.withdraw, at: moment) {
        case .refused(let refusal): throw refusal.error
        case .moves(let next): move = next
        }
        var dispute = dispute
        dispute.resolution = DisputeResolution.text("WITHDRAWN", request.note)
        return try DisputeEnding(table: disputes.aggregates.base.table).change(
            dispute, by: move, at: moment, invocation,
            details: [
                "publisher_id": request.publisherID, "request_sha256": verified.requestHash,
                "certificate_sha256": verified.signature.thumbprint, "resolution": dispute.resolution ?? "",
            ])
    }

    private static let attemptsMax = 3
}
