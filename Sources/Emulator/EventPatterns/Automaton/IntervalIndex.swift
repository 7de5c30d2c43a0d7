/// Ranges by what lies in them: sorted by their lower ends, with the highest upper end of every subtree.
///
/// Changes are gathered; the first question after them sorts anew.
struct IntervalIndex<Bound: Comparable & Hashable & Sendable>: Sendable {
    private struct Interval: Hashable {
        let low: Bound
        let high: Bound
    }

    private var entries: [Interval: [Int]] = [:]
    private var sorted: [Interval] = []
    /// The highest upper end in the half-open range of `sorted` whose middle the index is.
    private var highest: [Bound] = []
    private var isSorted = true

    var isEmpty: Bool { entries.isEmpty }

    mutating func insert(_ entry: Int, low: Bound, high: Bound) {
        entries[Interval(low: low, high: high), default: []].append(entry)
        isSorted = false
    }

    mutating func remove(_ entry: Int, low: Bound, high: Bound) {
        let interval = Interval(low: low, high: high)
        guard let place = entries[interval]?.firstIndex(of: entry) else { return }
        entries[interval]?.remove(at: place)
        if entries[interval]?.isEmpty == true {
            entries[interval] = nil
            isSorted = false
        }
    }

    mutating func forEach(containing value: Bound, _ body: (Int) -> Void) {
        if !isSorted { sort() }
        visit(0..<sorted.count, value, body)
    }

    private mutating func sort() {
        sorted = entries.keys.sorted { $0.low < $1.low }
        highest = sorted.map(\.high)
        _ = fill(0..<sorted.count)
        isSorted = true
    }

    private mutating func fill(_ range: Range<Int>) -> Bound? {
        guard !range.isEmpty else { return nil }
        let middle = (range.lowerBound + range.upperBound) / 2
        let below = fill(range.lowerBound..<middle)
        let above = fill(middle + 1..<range.upperBound)
        let top = [below, above].compactMap(\.self).reduce(sorted[middle].high, max)
        highest[middle] = top
        return top
    }

    private func visit(_ range: Range<Int>, _ value: Bound, _ body: (Int) -> Void) {
        guard !range.isEmpty else { return }
        let middle = (range.lowerBound + range.upperBound) / 2
        guard value <= highest[middle] else { return }
        visit(range.lowerBound..<middle, value, body)
        guard sorted[middle].low <= value else { return }
        if value <= sorted[middle].high { entries[sorted[middle]]?.forEach(body) }
        visit(middle + 1..<range.upperBound, value, body)
    }
}
