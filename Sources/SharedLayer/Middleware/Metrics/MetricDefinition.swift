/// A metric that code records: what it is called, what it counts in and how finely it is kept.
///
///     extension MetricDefinition {
///         static let chargesAccepted = MetricDefinition("ChargesAccepted", unit: .count)
///     }
///
/// The name is a literal: each name is a metric that is paid for, so that none is made of what a caller sends.
package struct MetricDefinition: Sendable, Hashable {
    package let name: String
    package let unit: MetricUnit
    package let resolution: MetricResolution

    package init(_ name: StaticString, unit: MetricUnit = .none, resolution: MetricResolution = .standard) {
        self.init(label: name.description, unit: unit, resolution: resolution)
    }

    /// For swift-metrics, whose labels are any text.
    init(label: String, unit: MetricUnit, resolution: MetricResolution = .standard) {
        name = label
        self.unit = unit
        self.resolution = resolution
    }
}
