/// What several rounds gave.
package struct Spread: Encodable {
    package let values: [Double]

    package init(_ values: [Double]) {
        self.values = values
    }

    package var median: Double {
        let sorted = values.sorted()
        guard let middle = sorted.dropFirst(sorted.count / 2).first else { return .nan }
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + middle) / 2 : middle
    }

    package var least: Double { values.min() ?? .nan }
    package var most: Double { values.max() ?? .nan }

    /// The median and, where there was more than one round, the least and the most.
    package func text(decimals: Int, scale: Double = 1) -> String {
        func number(_ value: Double) -> String { (value * scale).text(decimals: decimals) }
        let range = values.count > 1 ? " (\(number(least))–\(number(most)))" : ""
        return number(median) + range
    }

    /// Round by round.
    package static func / (left: Spread, right: Spread) -> Spread {
        Spread(zip(left.values, right.values).map { $0 / $1 })
    }

    private enum CodingKeys: CodingKey { case median, least, most, values }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(median, forKey: .median)
        try container.encode(least, forKey: .least)
        try container.encode(most, forKey: .most)
        try container.encode(values, forKey: .values)
    }
}
