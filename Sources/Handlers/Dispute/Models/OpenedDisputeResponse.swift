package import SharedLayer

/// The answer to an opened dispute, and to every repeat of it, however far it has come since.
package struct OpenedDisputeResponse: Sendable, Equatable, Encodable {
    package let disputeID: String
    package let status = DisputeStatus.opened
    package let openedAt: Timestamp
    /// What must be submitted before the dispute is reviewed.
    package let requiredEvidence: [EvidenceKind]

    package init(_ dispute: DisputeModel) {
        disputeID = dispute.reference.disputeID
        openedAt = dispute.openedAt
        requiredEvidence = dispute.requiredEvidence
    }

    private enum CodingKeys: String, CodingKey {
        case disputeID = "dispute_id"
        case status
        case openedAt = "opened_at"
        case requiredEvidence = "required_evidence"
    }
}
