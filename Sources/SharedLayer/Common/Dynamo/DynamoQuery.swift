/// A query of a table or of one of its indexes.
package struct DynamoQuery: Sendable {
    package var table: String
    package var index: String?
    package var key: DynamoKeyCondition
    package var filter: DynamoCondition?
    /// The attributes to return; all when empty.
    package var projection: [DynamoPath]
    /// Items to read for one page, before the filter.
    package var pageItemsMax: Int?
    package var isAscending: Bool
    /// An index can only be read eventually consistently, and is, whatever this says.
    package var isConsistent: Bool
    package var startKey: DynamoItem?

    package init(
        table: String, index: String? = nil, key: DynamoKeyCondition, filter: DynamoCondition? = nil,
        projection: [DynamoPath] = [], pageItemsMax: Int? = nil, isAscending: Bool = true, isConsistent: Bool = true,
        startKey: DynamoItem? = nil
    ) {
        self.table = table
        self.index = index
        self.key = key
        self.filter = filter
        self.projection = projection
        self.pageItemsMax = pageItemsMax
        self.isAscending = isAscending
        self.isConsistent = isConsistent
        self.startKey = startKey
    }
}
