package enum DeliveryStatus: String, Codable, Sendable, CaseIterable {
    case pending = "PENDING"
    case delivered = "DELIVERED"
    case failed = "FAILED"
}
