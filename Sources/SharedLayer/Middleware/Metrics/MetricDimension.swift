/// A name and a value that metrics are told apart by.
///
/// Every value makes another metric, so values come from codes: a case of an enum, or a literal. What a deployment is
/// configured with (a stage, a region) has an initialiser of its own; what a request brings has none, and belongs in
/// metadata.
package struct MetricDimension: Sendable, Hashable {
    package let name: String
    package let value: String

    package init<Code: RawRepresentable & CaseIterable>(_ name: StaticString, _ code: Code)
    where Code.RawValue == String {
        self.init(label: name.description, value: code.rawValue)
    }

    package init(_ name: StaticString, _ value: StaticString) {
        self.init(label: name.description, value: value.description)
    }

    /// A value that is the same for as long as the function is deployed.
    package init(_ name: StaticString, configured value: String) {
        self.init(label: name.description, value: value)
    }

    /// For swift-metrics, whose dimensions are any texts.
    init(label: String, value: String) {
        name = label
        self.value = value
    }
}
