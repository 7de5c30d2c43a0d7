import GRDB

extension TableTransaction {
    /// Enters all items of a table in a new index.
    func fill(_ index: SecondaryIndex, of table: Table) throws {
        try ItemRange.slots(ItemKey.slots, of: ItemSource(table: table, index: nil), after: nil).read(db) { item in
            if let entry = IndexEntry(item, in: index) {
                try insert(entry, try table.key(named: table.keyAttributes(of: item)), index, table)
            }
            return true
        }
    }

    func removeEntries(of index: SecondaryIndex, in table: Table) throws {
        try db.execute(
            sql: "DELETE FROM index_entry WHERE table_id = ? AND index_number = ?", arguments: [table.id, index.number])
    }
}
