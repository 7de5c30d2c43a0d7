package enum CertificateStatus: String, Codable, Sendable, CaseIterable {
    case active = "ACTIVE"
    /// For good: nothing signed with its key counts any more.
    case revoked = "REVOKED"
}
