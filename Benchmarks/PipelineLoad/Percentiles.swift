/// How long something took, over many times.
struct Percentiles: Encodable {
    let count: Int
    let p50: Double
    let p99: Double
    let most: Double

    init(_ milliseconds: [Double]) {
        let sorted = milliseconds.sorted()
        count = sorted.count
        p50 = Self.value(sorted, 0.50)
        p99 = Self.value(sorted, 0.99)
        most = sorted.last ?? .nan
    }

    /// The nearest-rank method: the least value that is not below that share of all.
    private static func value(_ sorted: [Double], _ share: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        let rank = Int((share * Double(sorted.count)).rounded(.up))
        return sorted[max(0, rank - 1)]
    }
}
