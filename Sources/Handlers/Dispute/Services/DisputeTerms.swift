package import SharedLayer

/// The terms of disputes: how long a charge can be disputed, what must be shown, and how long everybody has.
///
/// The defaults are the card schemes' (technical_design.md names them); partners may differ, see `DisputeTermsBook`.
package struct DisputeTerms: Sendable, Equatable {
    /// Days after the charge in which it can be disputed.
    package var windowDays: [DisputeReason: Int]
    /// Days that the publisher has for evidence.
    package var evidenceDays: Int
    /// Days that the reviewer has for a decision.
    package var reviewDays: Int
    /// What must be shown before a dispute is reviewed.
    package var requiredEvidence: [DisputeReason: [EvidenceKind]]

    package static let daysRange = 1...3_650
    package static let windowDaysDefault = 120
    private static let secondsPerDay: Int64 = 86_400

    package init() {
        windowDays = [.duplicate: 90]
        evidenceDays = 30
        reviewDays = 45
        requiredEvidence = [
            .unauthorized: [.correspondence],
            .duplicate: [.receipt],
            .wrongAmount: [.receipt],
            .notProvided: [.correspondence],
            .notAsDescribed: [.correspondence],
            .cancelled: [.cancellation],
            .refundNotReceived: [.refundProof],
            .other: [.correspondence],
        ]
    }

    package func evidence(for reason: DisputeReason) -> [EvidenceKind] { requiredEvidence[reason] ?? [] }

    /// The last moment at which a charge can be disputed.
    package func windowEnd(for reason: DisputeReason, chargedAt: Timestamp) -> Timestamp {
        chargedAt.adding(seconds: Int64(windowDays[reason] ?? Self.windowDaysDefault) * Self.secondsPerDay)
    }

    /// By when somebody must act after a move at that moment; `current` is what counted before.
    package func respondBy(
        _ deadline: DisputeStateMachine.Deadline, at now: Timestamp, current: Timestamp?
    ) -> Timestamp? {
        switch deadline {
        case .unchanged: current
        case .forEvidence: now.adding(seconds: Int64(evidenceDays) * Self.secondsPerDay)
        case .forReview: now.adding(seconds: Int64(reviewDays) * Self.secondsPerDay)
        case .none: nil
        }
    }
}
