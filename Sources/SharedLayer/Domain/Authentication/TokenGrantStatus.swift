/// Whether a grant still counts.
package enum TokenGrantStatus: String, Codable, Sendable, CaseIterable {
    case active = "ACTIVE"
    case revoked = "REVOKED"
}
