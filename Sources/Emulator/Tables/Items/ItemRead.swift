/// A read of one item, parsed and ready.
struct ItemRead: Sendable {
    let tableName: String
    let key: Item
    let projection: Projection?

    func show(_ item: Item) -> Item {
        projection?.project(item) ?? item
    }
}
