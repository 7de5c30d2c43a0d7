/// What is told about a charge.
package struct ChargeEventData: Codable, Sendable, Equatable {
    package let contractID: String
    package let transactionID: String
    package let publisherID: String
    package let mPassID: String
    /// Nil until it is known who gets the contract.
    package let partnerID: String?
    /// A decimal number, such as `49.90`.
    package let amount: String
    package let currency: String
    package let period: String?
    package let status: String
    package let chargedAt: Timestamp
    /// Why it was rejected or not delivered: a code, then words.
    package let reason: String?

    /// Throws a `ShapeError`, which a contract that was stored does not have.
    package init(_ contract: ContractModel, partnerID: String?) throws(ShapeError) {
        contractID = contract.reference.contractID
        transactionID = contract.transactionID
        publisherID = contract.publisherID
        mPassID = contract.mPassID
        self.partnerID = partnerID
        amount = try contract.money.decimalText
        currency = contract.currency.code
        period = contract.period
        status = contract.status.rawValue
        chargedAt = contract.validatedAt
        reason = contract.failureReason
    }

    private enum CodingKeys: String, CodingKey {
        case contractID = "contract_id"
        case transactionID = "transaction_id"
        case publisherID = "publisher_id"
        case mPassID = "mpass_id"
        case partnerID = "partner_id"
        case amount, currency, period, status
        case chargedAt = "charged_at"
        case reason
    }
}
