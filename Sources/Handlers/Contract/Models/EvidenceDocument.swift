package import SharedLayer

/// The contract's document that we signed and delivered, with our public key.
package struct EvidenceDocument: Codable, Sendable, Equatable {
    /// The exact bytes in base64url.
    package let body: String
    package let signature: String
    package let signedAt: Timestamp
    package let key: EvidenceKey

    private enum CodingKeys: String, CodingKey {
        case body, signature, key
        case signedAt = "signed_at"
    }
}
