package import SharedLayer

/// What a contract's register says of one of its charges.
package struct EvidenceBilling: Codable, Sendable, Equatable {
    /// Which the contract's first charge fixed.
    package let cycle: BillingCycle
    /// The register's entry of the period; absent for a contract that is charged once.
    package let period: String?
    /// Whose the period is.
    package let transactionID: String?
    package let chargedAt: Timestamp?

    private enum CodingKeys: String, CodingKey {
        case cycle, period
        case transactionID = "transaction_id"
        case chargedAt = "charged_at"
    }
}
