import SharedLayer

/// The state of a contract in an evidence file.
package struct EvidenceContract: Codable, Sendable, Equatable {
    package let summary: ContractSummary
    /// As the publisher wrote it.
    package let requestedAmount: String
    /// SHA-256 of the request's bytes in lowercase hex.
    package let requestHash: String
    package let deliveryID: String?
    /// The end of the event chain.
    package let lastEventSequence: Int
    package let lastEventHash: String

    private enum CodingKeys: String, CodingKey {
        case summary
        case requestedAmount = "requested_amount"
        case requestHash = "request_sha256"
        case deliveryID = "delivery_id"
        case lastEventSequence = "last_event_sequence"
        case lastEventHash = "last_event_hash"
    }
}
