import SharedLayer

/// The stack's own metrics. Each is told apart by codes, listed in the technical design.
extension MetricDefinition {
    /// Disputes that came to a `status`.
    static let disputesChanged = MetricDefinition("DisputesChanged", unit: .count)
    /// Requests about disputes that were refused, by the error's `code`.
    static let disputesRefused = MetricDefinition("DisputesRefused", unit: .count)
}
