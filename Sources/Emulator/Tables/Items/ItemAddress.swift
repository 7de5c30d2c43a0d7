/// An item among those of all tables.
struct ItemAddress: Hashable, Sendable {
    /// The table's row id.
    let table: Int64
    let key: ItemKey
}
