package import SharedLayer

/// Decides disputes: accepts them with a refund, or rejects them.
package struct DisputeDecisionService: Sendable {
    private let disputes: DisputeRepository
    private let outbox: Outbox
    private let now: @Sendable () -> Timestamp

    package init(
        disputes: DisputeRepository, outbox: Outbox, now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.disputes = disputes
        self.outbox = outbox
        self.now = now
    }

    /// The decided dispute.
    ///
    /// - Parameters:
    ///   - caller: who decides, for the history.
    ///   - requestHash: of the request with its caller and idempotency key. A repeat whose first answer was lost is known by
    ///     it in the history, also when the idempotency record was not finished.
    /// - Throws: a `DisputeError` (`disputeUnknown`, `ruleViolation`, `stateConflict`, `contended`), a `RepositoryError`.
    package func decide(
        _ decision: DisputeDecision, of reference: DisputeReference, by caller: String, requestHash: String,
        _ invocation: FunctionInvocation
    ) async throws -> DisputeStandingResponse {
        for _ in 0..<Self.attemptsMax {
            guard let dispute = try await disputes.aggregates.get(reference) else {
                throw DisputeError(.disputeUnknown, "There is no \(reference.partition).")
            }
            let moment = now()
            let move: DisputeStateMachine.Move
            switch DisputeStateMachine(dispute).handle(decision.input, at: moment) {
            case .moves(let next): move = next
            case .refused(let refusal):
                guard refusal == .ended, try await hasDecided(dispute, requestHash) else { throw refusal.error }
                await outbox.sendLeftOverNow(of: reference, invocation)
                return DisputeStandingResponse(dispute)
            }
            let outcome: Outcome
            do {
                outcome = try await self.outcome(of: decision, dispute)
            } catch let error as DisputeError {
                // What is left to refund may have changed by another decision about this very dispute: then that counts.
                guard error.code == .ruleViolation,
                    try await disputes.aggregates.get(reference)?.version != dispute.version
                else { throw error }
                continue
            }
            let change = try DisputeEnding(table: disputes.aggregates.base.table).change(
                outcome.dispute, by: move, charge: outcome.charge, at: moment, invocation,
                details: outcome.details.merging(["decided_by": caller, "request_sha256": requestHash]) { $1 })
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

    private func hasDecided(_ dispute: DisputeModel, _ requestHash: String) async throws -> Bool {
        try await disputes.aggregates.events(of: dispute.reference).contains { event in
            (event.type == .accepted || event.type == .rejected) && event.details["request_sha256"] == requestHash
        }
    }

    /// What a decision makes of the dispute and of its charge.
    private struct Outcome {
        var dispute: DisputeModel
        var charge: DisputableChargeModel?
        var details: [String: String]
    }

    private func outcome(of decision: DisputeDecision, _ dispute: DisputeModel) async throws -> Outcome {
        var outcome = Outcome(dispute: dispute, charge: nil, details: [:])
        switch decision {
        case .accept(let refund, let note):
            try Self.check(refund, of: dispute)
            guard var charge = try await disputes.charge(of: dispute.contract, transactionID: dispute.transactionID)
            else { throw DisputeError(.notSignable, "\(dispute.key) has no charge.") }
            charge.refunded = try RefundLimit(charge).refunded(with: refund)
            outcome.charge = charge
            outcome.dispute.refund = refund
            outcome.dispute.resolution = DisputeResolution.text(
                refund == dispute.amount ? "FULL_REFUND" : "PARTIAL_REFUND", note)
            outcome.details["refund"] = refund.decimalText
            outcome.details["currency"] = refund.currency.code
        case .reject(let reason, let note):
            outcome.dispute.resolution = DisputeResolution.text(reason.rawValue, note)
        }
        outcome.details["resolution"] = outcome.dispute.resolution
        return outcome
    }

    /// Throws `ruleViolation` for a refund that the dispute does not ask for.
    private static func check(_ refund: Money, of dispute: DisputeModel) throws(DisputeError) {
        if refund.currency != dispute.amount.currency {
            throw DisputeError(
                .ruleViolation, "The refund is in another currency.",
                issues: [
                    DisputeRuleCode.currencyMismatch.issue(
                        "/currency", "The dispute is in \(dispute.amount.currency.code).")
                ])
        }
        guard refund.minorUnits <= dispute.amount.minorUnits else {
            throw DisputeError(
                .ruleViolation, "The refund is more than what is disputed.",
                issues: [
                    DisputeRuleCode.refundExceedsDisputed.issue(
                        "/refund_amount", "At most \(dispute.amount.decimalText) is disputed.")
                ])
        }
    }

    private static let attemptsMax = 3
}
