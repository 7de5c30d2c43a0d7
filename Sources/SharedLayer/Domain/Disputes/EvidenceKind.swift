package enum EvidenceKind: String, Codable, Sendable, CaseIterable {
    case receipt = "RECEIPT"
    /// That the subscriber agreed.
    case authorization = "AUTHORIZATION"
    case proofOfService = "PROOF_OF_SERVICE"
    case cancellation = "CANCELLATION"
    case correspondence = "CORRESPONDENCE"
    case refundProof = "REFUND_PROOF"
    case other = "OTHER"
}
