package import SharedLayer

/// The answer to an accepted charge, and to every repeat of it.
package struct SubscriptionChargeResponse: Sendable, Equatable, Encodable {
    package let transactionID: String
    package let status: ContractStatus
    /// When `status` was reached.
    package let processedAt: Timestamp
    /// Null until the partner has confirmed the delivery.
    package let partnerConfirmation: String?

    package init(
        transactionID: String, status: ContractStatus, processedAt: Timestamp, partnerConfirmation: String? = nil
    ) {
        self.transactionID = transactionID
        self.status = status
        self.processedAt = processedAt
        self.partnerConfirmation = partnerConfirmation
    }

    package enum CodingKeys: String, CodingKey {
        case transactionID = "transaction_id"
        case status
        case processedAt = "processed_at"
        case partnerConfirmation = "partner_confirmation"
    }

    /// By hand, because a synthesised one leaves a nil member out.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(transactionID, forKey: .transactionID)
        try container.encode(status, forKey: .status)
        try container.encode(processedAt, forKey: .processedAt)
        try container.encode(partnerConfirmation, forKey: .partnerConfirmation)
    }
}
