/// What every handler of swift-metrics' writes to.
struct EMFInstrument: Sendable {
    let metrics: EMFMetrics
    let definition: MetricDefinition
    let dimensions: [MetricDimension]

    func apply(_ change: MetricCollection.Change, in unit: MetricUnit? = nil) {
        let measured = unit.map { MetricDefinition(label: definition.name, unit: $0) } ?? definition
        metrics.apply(change, to: measured, by: dimensions)
    }
}
