/// A walk through a whole table or one of its indexes.
package struct DynamoScan: Sendable {
    package var table: String
    package var index: String?
    package var filter: DynamoCondition?
    /// The attributes to return; all when empty.
    package var projection: [DynamoPath]
    /// Items to read for one page, before the filter.
    package var pageItemsMax: Int?
    package var isConsistent: Bool
    package var startKey: DynamoItem?
    /// The part of the table that is read; nil for all of it.
    package var segment: Segment?

    package struct Segment: Sendable, Hashable {
        /// From 0.
        package let index: Int
        package let count: Int
    }

    package init(
        table: String, index: String? = nil, filter: DynamoCondition? = nil, projection: [DynamoPath] = [],
        pageItemsMax: Int? = nil,
        isConsistent: Bool = true, startKey: DynamoItem? = nil
    ) {
        self.table = table
        self.index = index
        self.filter = filter
        self.projection = projection
        self.pageItemsMax = pageItemsMax
        self.isConsistent = isConsistent
        self.startKey = startKey
    }

    /// Source: DynamoDB API reference, Scan, `TotalSegments`.
    package static let segmentsMax = 1_000_000

    /// As many scans, which together read each item once. `count` is 1 to 1,000,000.
    package func segments(_ count: Int) -> [DynamoScan] {
        let count = min(max(count, 1), Self.segmentsMax)
        return (0..<count).map { index in
            var scan = self
            scan.segment = Segment(index: index, count: count)
            return scan
        }
    }
}
