/// A walk through a whole table.
package struct DynamoScan: Sendable {
    package var table: String
    package var filter: DynamoCondition?
    /// The attributes to return; all when empty.
    package var projection: [DynamoPath]
    /// Items to read for one page, before the filter.
    package var pageItemsMax: Int?
    package var isConsistent: Bool
    package var startKey: DynamoItem?

    package init(
        table: String, filter: DynamoCondition? = nil, projection: [DynamoPath] = [], pageItemsMax: Int? = nil,
        isConsistent: Bool = true, startKey: DynamoItem? = nil
    ) {
        self.table = table
        self.filter = filter
        self.projection = projection
        self.pageItemsMax = pageItemsMax
        self.isConsistent = isConsistent
        self.startKey = startKey
    }
}
