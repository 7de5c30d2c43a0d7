/// What an invocation recorded of one metric.
struct MetricSeries: Sendable {
    let definition: MetricDefinition
    /// Different values, in the order in which they came first.
    private(set) var values: [Double] = []
    /// How often each of them came.
    private(set) var counts: [Int] = []
    private var places: [Double: Int] = [:]

    init(_ definition: MetricDefinition) {
        self.definition = definition
    }

    mutating func record(_ value: Double) {
        if let place = places[value] {
            counts[place] += 1
        } else {
            places[value] = values.count
            values.append(value)
            counts.append(1)
        }
    }

    /// For counters: one value, the sum.
    mutating func add(_ amount: Double) {
        set((values.first ?? 0) + amount)
    }

    /// For gauges: one value, the last.
    mutating func set(_ value: Double) {
        (values, counts, places) = ([value], [1], [value: 0])
    }

    /// In pieces that a document takes, each with at most `EMFLimits.valuesMax` values.
    var points: [MetricPoint] {
        stride(from: 0, to: values.count, by: EMFLimits.valuesMax).map { start in
            let end = min(start + EMFLimits.valuesMax, values.count)
            return MetricPoint(
                definition: definition, values: Array(values[start..<end]), counts: Array(counts[start..<end]))
        }
    }
}
