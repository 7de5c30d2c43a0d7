package import SharedLayer

/// A period that a contract was charged for.
package struct ContractCharge: Encodable, Sendable, Equatable {
    package let period: String?
    package let transactionID: String
    package let chargedAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case period
        case transactionID = "transaction_id"
        case chargedAt = "charged_at"
    }
}
