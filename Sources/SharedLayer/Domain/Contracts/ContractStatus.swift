package enum ContractStatus: String, Codable, Sendable, CaseIterable {
    case validated = "VALIDATED"
    case processed = "PROCESSED"
    case signed = "SIGNED"
    case delivered = "DELIVERED"
    case deliveryFailed = "DELIVERY_FAILED"
    case rejected = "REJECTED"
}
