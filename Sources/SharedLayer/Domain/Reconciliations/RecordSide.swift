/// Whose record it is.
package enum RecordSide: String, Codable, Sendable, CaseIterable {
    case ours = "OURS"
    /// The partner's.
    case theirs = "THEIRS"
}
