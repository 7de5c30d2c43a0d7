package import SharedLayer

/// An event of the audit trail.
///
/// Without `hash` it is, in canonical form (RFC 8785), exactly what `hash` is the SHA-256 of: anybody can check that without our
/// code.
package struct EvidenceEvent: Codable, Sendable, Equatable {
    package let organizationID: String
    package let contractID: String
    /// Of the charge; absent for a contract that is charged once.
    package let period: String?
    package let sequence: Int
    package let type: String
    package let at: Timestamp
    package let function: String
    package let requestID: String
    package let details: [String: String]
    package let previousHash: String
    package let hash: String

    private enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case contractID = "contract_id"
        case period, sequence, type, at, function
        case requestID = "request_id"
        case details
        case previousHash = "previous_hash"
        case hash
    }
}
