/// What Query and Scan read: a table, or one of its indexes.
struct ItemSource: Sendable {
    let table: Table
    let index: SecondaryIndex?

    var key: KeySchema { index?.key ?? table.key }

    /// The attributes of `LastEvaluatedKey`: the table's key, and the index's too.
    var positionNames: [String] { table.key.names + (index?.key.names ?? []) }

    func position(of item: Item) -> Item {
        let names = Set(positionNames)
        return item.filter { names.contains($0.key) }
    }

    /// What there is to see of an item: a global index has nothing but what it projects.
    func visible(_ item: Item) -> Item {
        guard let index else { return item }
        return index.project(item, of: table)
    }
}
