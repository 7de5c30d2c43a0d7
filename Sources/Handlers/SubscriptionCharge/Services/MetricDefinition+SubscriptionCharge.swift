import SharedLayer

/// The pipeline's own metrics. Each is told apart by codes, listed in the technical design.
extension MetricDefinition {
    /// Contracts that came to a `status`: VALIDATED for what was accepted, DELIVERED and DELIVERY_FAILED at the end.
    static let contractsChanged = MetricDefinition("ContractsChanged", unit: .count)
    /// Charges that were not accepted, by the error's `code`.
    static let chargesRefused = MetricDefinition("ChargesRefused", unit: .count)
}
