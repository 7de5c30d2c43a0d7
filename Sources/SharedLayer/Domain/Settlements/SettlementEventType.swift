package enum SettlementEventType: String, Codable, Sendable, CaseIterable {
    case validated = "SETTLEMENT_VALIDATED"
    case processed = "SETTLEMENT_PROCESSED"
    case rejected = "SETTLEMENT_REJECTED"
    case confirmed = "CONFIRMATION_GENERATED"
    case settled = "SETTLEMENT_COMPLETED"
    case failed = "SETTLEMENT_FAILED"
}
