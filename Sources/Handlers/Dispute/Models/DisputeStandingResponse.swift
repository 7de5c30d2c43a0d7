package import SharedLayer

/// How a dispute stands after evidence, a withdrawal or a decision.
package struct DisputeStandingResponse: Sendable, Equatable, Encodable {
    package let disputeID: String
    package let status: DisputeStatus
    package let statusReachedAt: Timestamp
    /// By when somebody must act; null once nobody must any more.
    package let respondBy: Timestamp?
    /// A decimal number; null unless the dispute was accepted.
    package let refund: String?
    package let currency: String
    package let resolution: String?

    package init(_ dispute: DisputeModel) {
        disputeID = dispute.reference.disputeID
        status = dispute.status
        statusReachedAt = dispute.statusReachedAt
        respondBy = dispute.respondBy
        refund = dispute.refund?.decimalText
        currency = dispute.amount.currency.code
        resolution = dispute.resolution
    }

    package enum CodingKeys: String, CodingKey {
        case disputeID = "dispute_id"
        case status
        case statusReachedAt = "status_reached_at"
        case respondBy = "respond_by"
        case refund, currency, resolution
    }

    /// By hand, because a synthesised one leaves nil members out.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(disputeID, forKey: .disputeID)
        try container.encode(status, forKey: .status)
        try container.encode(statusReachedAt, forKey: .statusReachedAt)
        try container.encode(respondBy, forKey: .respondBy)
        try container.encode(refund, forKey: .refund)
        try container.encode(currency, forKey: .currency)
        try container.encode(resolution, forKey: .resolution)
    }
}
