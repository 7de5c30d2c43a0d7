/// Which keys of an index to read: a partition of the index and a range of its sort keys.
package struct IndexQuery: Sendable, Hashable {
    package var index: RecordIndex
    package var partition: String
    package var sort: SortRange
    package var isAscending: Bool

    package init(_ index: RecordIndex, partition: String, sort: SortRange = .all, isAscending: Bool = true) {
        self.index = index
        self.partition = partition
        self.sort = sort
        self.isAscending = isAscending
    }

    var scope: String { "\(index.name)\n\(partition)\n\(sort)\n\(isAscending)" }

    /// The attributes that the index's own keys and the table's are in.
    private var keyAttributes: Set<String> {
        [index.partition, index.sort, RecordItem.partitionKey, RecordItem.sortKey]
    }

    func request(table: String, pageKeysMax: Int, from cursor: PageCursor?) throws(RepositoryError) -> DynamoQuery {
        DynamoQuery(
            table: table, index: index.name,
            key: DynamoKeyCondition(index.partition, .string(partition), sort: sort.condition(index.sort)),
            projection: [DynamoPath(RecordItem.partitionKey), DynamoPath(RecordItem.sortKey)],
            pageItemsMax: pageKeysMax, isAscending: isAscending, isConsistent: false,
            startKey: try cursor.map { cursor throws(RepositoryError) in
                try cursor.startKey(scope: table + "\n" + scope) { key in
                    Set(key.keys) == keyAttributes && key[index.partition] == partition
                        && key[index.sort].map(sort.contains) == true
                }
            })
    }

    func cursor(after lastKey: DynamoItem?, table: String) -> PageCursor? {
        lastKey.flatMap { PageCursor(scope: table + "\n" + scope, lastKey: $0) }
    }

    /// Whether an item, read from the table, still is where the index listed it.
    func holds(_ item: DynamoItem) -> Bool {
        item[index.partition]?.string == partition && item[index.sort]?.string.map(sort.contains) == true
    }
}
