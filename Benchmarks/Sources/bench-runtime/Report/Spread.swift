/// What several rounds gave.
struct Spread: Encodable {
    let values: [Double]

    init(_ values: [Double]) {
        self.values = values
    }

    var median: Double {
        let sorted = values.sorted()
        guard let middle = sorted.dropFirst(sorted.count / 2).first else { return .nan }
        return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + middle) / 2 : middle
    }

    var least: Double { values.min() ?? .nan }
    var most: Double { values.max() ?? .nan }

    /// The median and, where there was more than one round, the least and the most.
    func text(decimals: Int, scale: Double = 1) -> String {
        func number(_ value: Double) -> String { (value * scale).text(decimals: decimals) }
        let range = values.count > 1 ? " (\(number(least))–\(number(most)))" : ""
        return number(median) + range
    }

    /// Round by round.
    static func / (left: Spread, right: Spread) -> Spread {
        Spread(zip(left.values, right.values).map { $0 / $1 })
    }

    private enum CodingKeys: CodingKey { case median, least, most, values }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(median, forKey: .median)
        try container.encode(least, forKey: .least)
        try container.encode(most, forKey: .most)
        try container.encode(values, forKey: .values)
    }
}
