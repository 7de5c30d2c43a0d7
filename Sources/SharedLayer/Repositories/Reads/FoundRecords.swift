/// What `RecordReads` found.
package struct FoundRecords: Sendable {
    private let items: [String: [RecordKey: DynamoItem]]

    init(_ items: [String: [DynamoItem]]) {
        self.items = items.mapValues { items in
            Dictionary(items.compactMap { item in RecordItem.key(of: item).map { ($0, item) } }) { first, _ in first }
        }
    }

    /// Nil when there is none. Throws `malformedRecord` when it is of another kind.
    package func record<Record: RecordModel>(
        _ key: RecordKey, in table: String, as type: Record.Type = Record.self
    ) throws(RepositoryError) -> Record? {
        guard let item = items[table]?[key] else { return nil }
        return try RecordItem.record(type, from: item)
    }
}
