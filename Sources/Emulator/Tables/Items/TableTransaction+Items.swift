import FoundationEssentials
import GRDB

extension TableTransaction {
    func item(_ key: ItemKey, of table: Table) throws -> Item? {
        let statement = try db.cachedStatement(
            sql: "SELECT body FROM item WHERE table_id = ? AND slot = ? AND pk = ? AND sk = ?")
        let arguments: StatementArguments = [table.id, key.slot, Data(key.partition), Data(key.sort)]
        return try Data.fetchOne(statement, arguments: arguments).map(ItemDecoder.decode)
    }

    /// Applies a change to the item, to the indexes and to the table's stream. Every change of every item goes through
    /// here, in the transaction that will be acknowledged.
    ///
    /// - Parameter isExpiry: whether the item goes because its time to live has passed.
    func apply(_ change: ItemChange, to table: Table, isExpiry: Bool = false) throws {
        let key = change.key
        if let new = change.new {
            let statement = try db.cachedStatement(
                sql: "INSERT OR REPLACE INTO item (table_id, slot, pk, sk, body) VALUES (?, ?, ?, ?, ?)")
            try statement.execute(arguments: [
                table.id, key.slot, Data(key.partition), Data(key.sort), Data(ItemEncoder.encode(new)),
            ])
        } else {
            let statement = try db.cachedStatement(
                sql: "DELETE FROM item WHERE table_id = ? AND slot = ? AND pk = ? AND sk = ?")
            try statement.execute(arguments: [table.id, key.slot, Data(key.partition), Data(key.sort)])
        }
        for index in table.indexes {
            let old = change.old.flatMap { IndexEntry($0, in: index) }
            let new = change.new.flatMap { IndexEntry($0, in: index) }
            guard old != new else { continue }
            if let old { try delete(old, key, index, table) }
            if let new { try insert(new, key, index, table) }
        }
        try count(change, in: table)
        try record(change, of: table, isExpiry: isExpiry)
    }

    private func delete(_ entry: IndexEntry, _ key: ItemKey, _ index: SecondaryIndex, _ table: Table) throws {
        let statement = try db.cachedStatement(
            sql: """
                DELETE FROM index_entry WHERE table_id = ? AND index_number = ? AND slot = ? AND hash_key = ?
                AND sort_key = ? AND pk = ? AND sk = ?
                """)
        try statement.execute(arguments: [
            table.id, index.number, entry.slot, Data(entry.hash), Data(entry.sort), Data(key.partition), Data(key.sort),
        ])
    }

    func insert(_ entry: IndexEntry, _ key: ItemKey, _ index: SecondaryIndex, _ table: Table) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO index_entry (table_id, index_number, slot, hash_key, sort_key, pk, sk, item_slot)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            table.id, index.number, entry.slot, Data(entry.hash), Data(entry.sort), Data(key.partition), Data(key.sort),
            key.slot,
        ])
    }

    private func count(_ change: ItemChange, in table: Table) throws {
        let items = (change.new == nil ? 0 : 1) - (change.old == nil ? 0 : 1)
        let bytes = (change.new?.storedBytes ?? 0) - (change.old?.storedBytes ?? 0)
        guard items != 0 || bytes != 0 else { return }
        let statement = try db.cachedStatement(
            sql: "UPDATE table_definition SET items = items + ?, bytes = bytes + ? WHERE id = ?")
        try statement.execute(arguments: [items, bytes, table.id])
    }
}
