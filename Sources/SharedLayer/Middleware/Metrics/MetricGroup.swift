/// The dimensions that a document's metrics are published under: each set of them makes a metric of its own.
struct MetricGroup: Sendable, Hashable {
    let sets: [[MetricDimension]]

    /// - Throws: `invalidDimension`, `tooManyDimensions`, `nameTaken`.
    init(_ sets: [[MetricDimension]]) throws(MetricsError) {
        var values: [String: String] = [:]
        var seen: [[MetricDimension]] = []
        for set in sets {
            guard Set(set.map(\.name)).count == set.count else {
                throw MetricsError(.nameTaken, "a dimension comes twice in one set")
            }
            guard set.count <= EMFLimits.dimensionsMax else {
                throw MetricsError(.tooManyDimensions, "a set has \(set.count) dimensions")
            }
            for dimension in set {
                try EMFLimits.check(dimension)
                // A document has one value for each name.
                guard values.updateValue(dimension.value, forKey: dimension.name) ?? dimension.value == dimension.value
                else { throw MetricsError(.nameTaken, "\(dimension.name) has two values in one document") }
            }
            if !seen.contains(set) { seen.append(set) }
        }
        self.sets = seen
    }

    /// Every dimension once, in the order of the sets.
    var dimensions: [MetricDimension] {
        var seen: Set<MetricDimension> = []
        return sets.joined().filter { seen.insert($0).inserted }
    }
}
