/// Whether somebody may sign in.
package enum UserStatus: String, Codable, Sendable, CaseIterable {
    case active = "ACTIVE"
    case disabled = "DISABLED"
}
