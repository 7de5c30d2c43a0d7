package enum APIKeyStatus: String, Codable, Sendable, CaseIterable {
    case active = "ACTIVE"
    /// For good.
    case revoked = "REVOKED"
}
