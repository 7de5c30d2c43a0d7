import SharedLayer

/// The state of a contract in an evidence file.
package struct EvidenceContract: Codable, Sendable, Equatable {
    package let summary: ContractSummary
    /// As the publisher wrote it.
    package let requestedAmount: String
    /// SHA-256 of the request's bytes in lowercase hex.
    package let requestHash: String
    package let deliveryID: String?
    /// The period that the charge is named by; absent for a contract that is charged once, and in charges from before charges were
    /// kept by period.
    package let chargePeriod: String?
    /// The end of the event chain.
    package let lastEventSequence: Int
    package let lastEventHash: String

    private enum CodingKeys: String, CodingKey {
        case summary
        case requestedAmount = "requested_amount"
        case requestHash = "request_sha256"
        case deliveryID = "delivery_id"
        case chargePeriod = "charge_period"
        case lastEventSequence = "last_event_sequence"
        case lastEventHash = "last_event_hash"
    }
}
