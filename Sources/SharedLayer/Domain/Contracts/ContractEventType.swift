package enum ContractEventType: String, Codable, Sendable, CaseIterable {
    case validated = "CONTRACT_VALIDATED"
    case processed = "CHARGE_PROCESSED"
    case rejected = "CONTRACT_REJECTED"
    case signed = "CONTRACT_SIGNED"
    case delivered = "CONTRACT_DELIVERED"
    case deliveryFailed = "DELIVERY_FAILED"
}
