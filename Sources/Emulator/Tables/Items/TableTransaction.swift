import GRDB

/// One transaction, or one snapshot, of the store. Its abilities stand in extensions: definitions, items, ranges, writes,
/// streams.
struct TableTransaction {
    let db: Database
    let catalog: TableCatalog
    /// The time of everything that the transaction does, since 1970.
    let nowMilliseconds: Int64
    let streamChanges = StreamChanges()
}
