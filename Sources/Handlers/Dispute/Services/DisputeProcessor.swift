package import SharedLayer

/// Takes up opened disputes: asks for the evidence that is missing, or starts the review.
package struct DisputeProcessor: Sendable {
    private let disputes: DisputeRepository
    private let book: DisputeTermsBook
    private let now: @Sendable () -> Timestamp

    package init(
        disputes: DisputeRepository, book: DisputeTermsBook, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.disputes = disputes
        self.book = book
        self.now = now
    }

    /// What a message for this stage means.
    package static func turn(_ dispute: DisputeModel) -> StageAction {
        dispute.status == .opened ? .proceed : .alreadyPassed
    }

    /// OPENED becomes EVIDENCE_REQUESTED or UNDER_REVIEW. Throws `stateConflict`, a `RepositoryError`.
    package func change(
        of dispute: DisputeModel, _ invocation: FunctionInvocation
    ) async throws -> AggregateChange<DisputeModel> {
        let missing = dispute.missingEvidence(try await disputes.evidence(of: dispute.reference).map(\.kind))
        let moment = now()
        switch DisputeStateMachine(dispute).handle(.process(missing: missing), at: moment) {
        case .refused(let refusal): throw refusal.error
        case .moves(let move):
            var dispute = dispute
            let kinds = missing.map(\.rawValue).sorted().joined(separator: ",")
            let events = try dispute.make(
                move, under: book.terms(with: dispute.partnerID), at: moment, invocation,
                details: [.evidenceRequested: ["missing_evidence": kinds]])
            return AggregateChange(dispute, events: events)
        }
    }
}
