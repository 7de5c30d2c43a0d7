/// What is told about a dispute.
package struct DisputeEventData: Codable, Sendable, Equatable {
    package let disputeID: String
    package let contractID: String
    package let transactionID: String
    package let partnerID: String?
    package let reason: String
    /// What is disputed, a decimal number.
    package let amount: String
    package let currency: String
    package let status: String
    /// What is given back, once the dispute was accepted: a decimal number in `currency`.
    package let refund: String?
    package let openedAt: Timestamp
    package let resolution: String?

    package init(_ dispute: DisputeModel, partnerID: String?) {
        disputeID = dispute.reference.disputeID
        contractID = dispute.contract.contractID
        transactionID = dispute.transactionID
        self.partnerID = partnerID
        reason = dispute.reason.rawValue
        amount = dispute.amount.decimalText
        currency = dispute.amount.currency.code
        status = dispute.status.rawValue
        refund = dispute.refund?.decimalText
        openedAt = dispute.openedAt
        resolution = dispute.resolution
    }

    private enum CodingKeys: String, CodingKey {
        case disputeID = "dispute_id"
        case contractID = "contract_id"
        case transactionID = "transaction_id"
        case partnerID = "partner_id"
        case reason, amount, currency, status, refund
        case openedAt = "opened_at"
        case resolution
    }
}
