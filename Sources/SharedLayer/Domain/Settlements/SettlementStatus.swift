package enum SettlementStatus: String, Codable, Sendable, CaseIterable {
    case validated = "VALIDATED"
    /// Its ledger lines are written.
    case processed = "PROCESSED"
    /// Its confirmation is signed.
    case confirmed = "CONFIRMED"
    /// The partner has taken it.
    case settled = "SETTLED"
    case settlementFailed = "SETTLEMENT_FAILED"
    case rejected = "REJECTED"
}
