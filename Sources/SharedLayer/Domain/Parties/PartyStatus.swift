/// Whether an organization, a publisher or a partner takes part in the network.
package enum PartyStatus: String, Codable, Sendable, CaseIterable {
    case active = "ACTIVE"
    /// For a while: an operator lifts it.
    case suspended = "SUSPENDED"
    case closed = "CLOSED"
}
