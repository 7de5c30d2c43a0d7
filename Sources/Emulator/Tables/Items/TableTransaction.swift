import GRDB

/// One transaction, or one snapshot, of the store. Its abilities stand in extensions: definitions, items, ranges, writes.
struct TableTransaction {
    let db: Database
    let catalog: TableCatalog
}
