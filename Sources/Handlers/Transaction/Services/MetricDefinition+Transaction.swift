import SharedLayer

/// The stack's own metrics, by the `kind` of what was told.
extension MetricDefinition {
    /// Events that were new.
    static let eventsRecorded = MetricDefinition("EventsRecorded", unit: .count)
    /// Events that came again.
    static let eventsRepeated = MetricDefinition("EventsRepeated", unit: .count)
}
