/// Which records of a table to read: a partition, a range of its sort keys, and a condition of the caller's own.
package struct RecordQuery: Sendable, Hashable {
    package var partition: String
    package var sort: SortRange
    package var isAscending: Bool
    /// Leaves records out after they were read (and paid for).
    package var filter: DynamoCondition?

    package init(
        partition: String, sort: SortRange = .all, isAscending: Bool = true, filter: DynamoCondition? = nil
    ) {
        self.partition = partition
        self.sort = sort
        self.isAscending = isAscending
        self.filter = filter
    }

    /// What the query is, for cursors: one of another query does not fit.
    var scope: String { "\(partition)\n\(sort)\n\(isAscending)\n\(filter.map { "\($0)" } ?? "")" }

    func request(table: String, pageRecordsMax: Int, from cursor: PageCursor?) throws(RepositoryError) -> DynamoQuery {
        DynamoQuery(
            table: table,
            key: DynamoKeyCondition(
                RecordItem.partitionKey, .string(partition), sort: sort.condition(RecordItem.sortKey)),
            filter: filter, pageItemsMax: pageRecordsMax, isAscending: isAscending,
            startKey: try cursor.map { cursor throws(RepositoryError) in
                try cursor.startKey(scope: table + "\n" + scope) { key in
                    key.count == 2 && key[RecordItem.partitionKey] == partition
                        && key[RecordItem.sortKey].map(sort.contains) == true
                }
            })
    }

    func cursor(after lastKey: DynamoItem?, table: String) -> PageCursor? {
        lastKey.flatMap { PageCursor(scope: table + "\n" + scope, lastKey: $0) }
    }
}
