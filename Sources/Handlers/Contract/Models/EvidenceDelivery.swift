package import SharedLayer

/// A delivery of the contract's document to a partner.
package struct EvidenceDelivery: Codable, Sendable, Equatable {
    package let deliveryID: String
    package let partnerID: String
    package let createdAt: Timestamp
    package let status: DeliveryStatus
    package let attempts: Int
    package let lastAttemptAt: Timestamp?
    package let lastFailure: String?

    private enum CodingKeys: String, CodingKey {
        case deliveryID = "delivery_id"
        case partnerID = "partner_id"
        case createdAt = "created_at"
        case status, attempts
        case lastAttemptAt = "last_attempt_at"
        case lastFailure = "last_failure"
    }
}
