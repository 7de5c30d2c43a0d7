import FoundationEssentials
import GRDB

/// What is kept as one JSON text by its kind and name.
protocol StoredEntry: Codable, Sendable {
    static var kind: String { get }
    var storedName: String { get }
}

extension StoredEntry {
    func save(_ db: Database) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO entries (kind, name, content) VALUES (?, ?, ?)",
            arguments: [Self.kind, storedName, try JSONEncoder().encode(self)])
    }

    func delete(_ db: Database) throws {
        try db.execute(sql: "DELETE FROM entries WHERE kind = ? AND name = ?", arguments: [Self.kind, storedName])
    }

    static func all(_ db: Database) throws -> [Self] {
        try Data.fetchAll(db, sql: "SELECT content FROM entries WHERE kind = ? ORDER BY name", arguments: [kind])
            .map { try JSONDecoder().decode(Self.self, from: $0) }
    }
}

extension EventBusRecord: StoredEntry {
    static var kind: String { "bus" }
    var storedName: String { name }
}

extension RuleRecord: StoredEntry {
    static var kind: String { "rule" }
    var storedName: String { "\(bus)/\(name)" }
}

extension ArchiveRecord: StoredEntry {
    static var kind: String { "archive" }
    var storedName: String { name }
}

extension ReplayRecord: StoredEntry {
    static var kind: String { "replay" }
    var storedName: String { name }
}

extension APIDestinationRecord: StoredEntry {
    static var kind: String { "destination" }
    var storedName: String { name }
}
