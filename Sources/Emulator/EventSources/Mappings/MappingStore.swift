package import FoundationEssentials
package import GRDB
import Storage

/// Mappings on disk, and how far their pollers have come.
package struct MappingStore: Sendable {
    package static let storeName = "mappings"

    package static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("mappings") { db in
            try db.execute(
                sql: """
                    CREATE TABLE mapping (uuid TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
                    CREATE TABLE checkpoint (
                        uuid TEXT NOT NULL REFERENCES mapping ON DELETE CASCADE,
                        shard TEXT NOT NULL,
                        content BLOB NOT NULL,
                        PRIMARY KEY (uuid, shard)
                    ) STRICT;
                    """)
        }
        return migrator
    }

    private let writer: any DatabaseWriter
    private let commits: GroupCommit

    /// - Parameter writer: opened with `storeName` and `migrator`.
    package init(_ writer: any DatabaseWriter) {
        self.writer = writer
        commits = GroupCommit(writer)
    }

    /// Every mapping, oldest first.
    func mappings() async throws -> [EventSourceMapping] {
        try await writer.read { db in
            try Data.fetchAll(db, sql: "SELECT content FROM mapping ORDER BY rowid").map {
                try JSONDecoder().decode(EventSourceMapping.self, from: $0)
            }
        }
    }

    /// Returns once the mapping is on disk.
    func save(_ mapping: EventSourceMapping) async throws {
        let content = try JSONEncoder().encode(mapping)
        try await commits.write { db in
            try db.execute(
                sql: """
                    INSERT INTO mapping (uuid, content) VALUES (?, ?)
                    ON CONFLICT (uuid) DO UPDATE SET content = excluded.content
                    """, arguments: [mapping.uuid, content])
        }
    }

    /// Removes the mapping and its checkpoints.
    func delete(_ uuid: String) async throws {
        try await commits.write { db in
            try db.execute(sql: "DELETE FROM mapping WHERE uuid = ?", arguments: [uuid])
        }
    }

    /// A mapping's checkpoints by shard, each in the poller's own form.
    package func checkpoints(of uuid: String) async throws -> [String: Data] {
        try await writer.read { db in
            let rows = try Row.fetchAll(
                db, sql: "SELECT shard, content FROM checkpoint WHERE uuid = ?", arguments: [uuid])
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["shard"], $0["content"]) })
        }
    }

    /// Returns once the checkpoint is on disk; that of a mapping that is gone is dropped.
    package func saveCheckpoint(_ content: Data, shard: String, of uuid: String) async throws {
        try await saveCheckpoints([shard: content], of: uuid)
    }

    /// As `saveCheckpoint`, for several shards: all of them or none.
    func saveCheckpoints(_ contents: [String: Data], of uuid: String) async throws {
        try await commits.write { db in
            for (shard, content) in contents {
                try db.execute(
                    sql: """
                        INSERT INTO checkpoint (uuid, shard, content)
                        SELECT uuid, ?, ? FROM mapping WHERE uuid = ?
                        ON CONFLICT (uuid, shard) DO UPDATE SET content = excluded.content
                        """, arguments: [shard, content, uuid])
            }
        }
    }

    /// Forgets shards that are no more.
    package func deleteCheckpoints(shards: [String], of uuid: String) async throws {
        try await commits.write { db in
            for shard in shards {
                try db.execute(
                    sql: "DELETE FROM checkpoint WHERE uuid = ? AND shard = ?", arguments: [uuid, shard])
            }
        }
    }
}
