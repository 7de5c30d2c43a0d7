package import SharedLayer

/// Everything that proves a contract: who asked for what, what we made of it, and each step on the way.
package struct ContractEvidence: Codable, Sendable, Equatable {
    /// Of the file's form.
    package static let version = "1"

    package let version: String
    package let exportedAt: Timestamp
    package let contract: EvidenceContract
    /// Absent for a charge from before contracts had a register.
    package let billing: EvidenceBilling?
    package let request: EvidenceRequest
    /// Absent until the contract is signed.
    package let document: EvidenceDocument?
    /// Oldest first.
    package let events: [EvidenceEvent]
    package let deliveries: [EvidenceDelivery]
    /// The key that the whole file is sealed with. It is inside of what is sealed.
    package let sealKey: EvidenceKey

    private enum CodingKeys: String, CodingKey {
        case version = "evidence_version"
        case exportedAt = "exported_at"
        case contract, billing, request, document, events, deliveries
        case sealKey = "seal_key"
    }
}
