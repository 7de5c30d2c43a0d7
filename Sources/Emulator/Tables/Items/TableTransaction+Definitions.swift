import FoundationEssentials
import GRDB
import Wire

extension TableTransaction {
    /// A table by its name or ARN.
    /// - Throws: `ResourceNotFoundException`.
    func table(named name: String) throws -> Table {
        guard let table = try findTable(named: name) else { throw ServiceError.resourceNotFound }
        return table
    }

    func findTable(named name: String) throws -> Table? {
        let statement = try db.cachedStatement(sql: "SELECT id, version FROM table_definition WHERE name = ?")
        guard let row = try Row.fetchOne(statement, arguments: [TableName.plain(name)]) else { return nil }
        let id: Int64 = row[0]
        return try catalog.table(id, version: row[1]) {
            try Data.fetchOne(db, sql: "SELECT body FROM table_definition WHERE id = ?", arguments: [id]) ?? Data()
        }
    }

    /// Stores a new table, with a stream where it is to have one.
    func insert(
        _ definition: TableDefinition, streamViewType: StreamViewType? = nil, streamLabel: String? = nil
    ) throws {
        try db.execute(
            sql: "INSERT INTO table_definition (name, version, body) VALUES (?, 1, ?)",
            arguments: [definition.name, try JSONEncoder().encode(definition)])
        guard let streamViewType else { return }
        let table = try Table(id: db.lastInsertedRowID, definition: definition)
        var definition = definition
        definition.stream = try openStream(streamViewType, for: table, label: streamLabel)
        try replace(table, with: definition)
    }

    /// Replaces what may change in a definition; the keys of a table never do.
    func replace(_ table: Table, with definition: TableDefinition) throws {
        try db.execute(
            sql: "UPDATE table_definition SET body = ?, version = version + 1 WHERE id = ?",
            arguments: [try JSONEncoder().encode(definition), table.id])
    }

    /// Removes a table with its items and index entries. Its stream ends; no records tell of the items.
    func delete(_ table: Table) throws {
        if let stream = table.definition.stream, stream.isEnabled { try endStream(stream.id) }
        for sql in [
            "DELETE FROM index_entry WHERE table_id = ?", "DELETE FROM item WHERE table_id = ?",
            "DELETE FROM table_definition WHERE id = ?",
        ] {
            try db.execute(sql: sql, arguments: [table.id])
        }
    }

    /// Names in order, after `start`.
    func tableNames(after start: String?, limit: Int) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT name FROM table_definition WHERE name > ? ORDER BY name LIMIT ?",
            arguments: [start ?? "", limit])
    }

    func statistics(of table: Table) throws -> TableStatistics {
        let row = try Row.fetchOne(
            db, sql: "SELECT items, bytes FROM table_definition WHERE id = ?", arguments: [table.id])
        var indexItems: [Int: Int] = [:]
        for index in table.indexes {
            indexItems[index.number] = try Int.fetchOne(
                db, sql: "SELECT count(*) FROM index_entry WHERE table_id = ? AND index_number = ?",
                arguments: [table.id, index.number])
        }
        return TableStatistics(items: row?[0] ?? 0, bytes: row?[1] ?? 0, indexItems: indexItems)
    }
}
