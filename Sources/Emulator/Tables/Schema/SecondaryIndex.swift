/// A global or local secondary index of a table.
struct SecondaryIndex: Sendable {
    /// Its place among the table's indexes; what stands for it in `index_entry`.
    let number: Int
    let name: String
    let isGlobal: Bool
    let key: KeySchema
    let projection: IndexProjection

    var holdsAllAttributes: Bool { projection.projectionType == "ALL" }

    /// What the index holds of an item.
    func project(_ item: Item, of table: Table) -> Item {
        guard !holdsAllAttributes else { return item }
        let names = Set(key.names + table.key.names + (projection.nonKeyAttributes ?? []))
        return item.filter { names.contains($0.key) }
    }

    /// Whether an item is in the index at all: it needs the index's key, in the right types.
    func holds(_ item: Item) -> Bool {
        key.attributes.allSatisfy { $0.bytes(of: item[$0.name]) != nil }
    }
}
