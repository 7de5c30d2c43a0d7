/// A public key of ours.
package struct EvidenceKey: Codable, Sendable, Equatable {
    /// As signatures name it (`kid`).
    package let keyID: String
    /// SubjectPublicKeyInfo in PEM.
    package let publicKey: String

    private enum CodingKeys: String, CodingKey {
        case keyID = "key_id"
        case publicKey = "public_key"
    }
}
