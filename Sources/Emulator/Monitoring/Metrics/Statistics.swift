/// Values, summed up.
struct Statistics: Sendable, Equatable {
    var count: Double
    var sum: Double
    var minimum: Double
    var maximum: Double
    /// The values themselves with how often each came; nil where a client has sent only their statistics.
    var spread: [Weighted]?

    struct Weighted: Codable, Sendable, Equatable {
        let value: Double
        let count: Double
    }

    init(count: Double, sum: Double, minimum: Double, maximum: Double, spread: [Weighted]? = nil) {
        self.count = count
        self.sum = sum
        self.minimum = minimum
        self.maximum = maximum
        self.spread = spread
    }

    /// - Parameter values: at least one.
    init(_ values: [Weighted]) {
        count = values.reduce(0) { $0 + $1.count }
        sum = values.reduce(0) { $0 + $1.value * $1.count }
        minimum = values.map(\.value).min() ?? 0
        maximum = values.map(\.value).max() ?? 0
        spread = values
    }

    mutating func add(_ other: Statistics) {
        count += other.count
        sum += other.sum
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
        spread = spread.flatMap { mine in other.spread.map { mine + $0 } }
    }

    /// The value of a statistic by its name; nil for a percentile of values that are not known.
    func value(_ statistic: Statistic) -> Double? {
        switch statistic {
        case .sampleCount: count
        case .average: count == 0 ? 0 : sum / count
        case .sum: sum
        case .minimum: minimum
        case .maximum: maximum
        case .percentile(let percent): percentile(percent)
        }
    }

    /// The smallest value that at least this part of all values does not exceed.
    private func percentile(_ percent: Double) -> Double? {
        // All values are the same: their statistics tell them.
        guard let spread else { return minimum == maximum ? minimum : nil }
        let sorted = spread.sorted { $0.value < $1.value }
        var seen = 0.0
        for weighted in sorted {
            seen += weighted.count
            if seen >= count * percent / 100 { return weighted.value }
        }
        return sorted.last?.value
    }
}
