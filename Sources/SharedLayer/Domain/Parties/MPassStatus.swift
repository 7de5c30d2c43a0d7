package enum MPassStatus: String, Codable, Sendable, CaseIterable {
    case active = "ACTIVE"
    /// For a while: an operator lifts it.
    case suspended = "SUSPENDED"
    case expired = "EXPIRED"
    case closed = "CLOSED"
}
