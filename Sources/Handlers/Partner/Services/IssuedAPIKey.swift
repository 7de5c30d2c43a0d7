import SharedLayer

/// A key at the one moment at which its text is known.
struct IssuedAPIKey: Sendable {
    let model: APIKeyModel
    let text: String
}
