/// A page of what an index lists: keys, and nothing that could be decided on.
///
/// An index follows its table a moment late, so that a key may be listed whose record has changed or is gone, and a new one may
/// miss. `resolved()` reads the records themselves.
package struct IndexPage<Record: RecordModel>: Sendable {
    package let keys: [RecordKey]
    /// Where the next page begins; nil after the last one.
    package let cursor: PageCursor?

    let repository: BaseRepository<Record>
    let query: IndexQuery

    /// The records as the table has them now, in the index's order, read consistently; those that are gone, or are no longer where
    /// the index lists them (another status, another date), are left out.
    ///
    /// Throws `service`, `malformedRecord`.
    package func resolved() async throws(RepositoryError) -> [Record] {
        var items: [RecordKey: DynamoItem] = [:]
        for item in try await repository.items(keys) where query.holds(item) {
            if let key = RecordItem.key(of: item) { items[key] = item }
        }
        var records: [Record] = []
        for key in keys {
            if let item = items[key] { records.append(try RecordItem.record(from: item)) }
        }
        return records
    }
}
