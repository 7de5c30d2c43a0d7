import SharedLayer

/// The stack's own metrics. Each is told apart by codes, listed in the technical design.
extension MetricDefinition {
    /// Reconciliations that came to a `status`.
    static let reconciliationsChanged = MetricDefinition("ReconciliationsChanged", unit: .count)
    /// Reconciliations that were not accepted, by the error's `code`.
    static let reconciliationsRefused = MetricDefinition("ReconciliationsRefused", unit: .count)
}
