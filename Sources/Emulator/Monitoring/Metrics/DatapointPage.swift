/// A page of data points over several results, one behind the other.
struct DatapointPage {
    private let skippedBefore: Int
    private let limit: Int
    private var toSkip: Int
    private var taken = 0
    private(set) var isOver = false

    init(skipped: Int, limit: Int) {
        skippedBefore = skipped
        toSkip = skipped
        self.limit = limit
    }

    /// How many data points the next page leaves out; nil when nothing is left.
    var next: Int? { isOver ? skippedBefore + taken : nil }

    mutating func take<Point>(_ points: [Point]) -> [Point] {
        let rest = points.dropFirst(toSkip)
        toSkip -= points.count - rest.count
        let page = Array(rest.prefix(limit - taken))
        taken += page.count
        if page.count < rest.count { isOver = true }
        return page
    }
}
