/// Why a charge is disputed.
package enum DisputeReason: String, Codable, Sendable, CaseIterable {
    /// The subscriber did not agree to it.
    case unauthorized = "UNAUTHORIZED"
    case duplicate = "DUPLICATE"
    case wrongAmount = "WRONG_AMOUNT"
    /// What was paid for was not provided.
    case notProvided = "NOT_PROVIDED"
    case notAsDescribed = "NOT_AS_DESCRIBED"
    /// The subscription had ended.
    case cancelled = "CANCELLED"
    case refundNotReceived = "REFUND_NOT_RECEIVED"
    case other = "OTHER"
}
