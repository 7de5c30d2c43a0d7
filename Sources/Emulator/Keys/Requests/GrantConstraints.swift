/// The encryption contexts that a grant is for.
struct GrantConstraints: Codable, Sendable, Equatable {
    let encryptionContextSubset: [String: String]?
    let encryptionContextEquals: [String: String]?
}
