import FoundationEssentials
import GRDB

/// A schedule group as it is on disk.
struct ScheduleGroupRecord: Sendable {
    var name: String
    var createdMilliseconds: Int64
    var modifiedMilliseconds: Int64
    var clientToken: String?
    var tags: [ScheduleTag]

    static func find(_ name: String, _ db: Database) throws -> ScheduleGroupRecord? {
        try Row.fetchOne(db, sql: "SELECT * FROM schedule_group WHERE name = ?", arguments: [name])
            .map(ScheduleGroupRecord.init)
    }

    static func list(prefix: String, after: String, limit: Int, _ db: Database) throws -> [ScheduleGroupRecord] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM schedule_group WHERE name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT ?
                """, arguments: [after, prefix.count, prefix, limit]
        ).map(ScheduleGroupRecord.init)
    }

    func save(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO schedule_group (name, createdMilliseconds, modifiedMilliseconds, clientToken, tags)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET
                    modifiedMilliseconds = excluded.modifiedMilliseconds, tags = excluded.tags
                """,
            arguments: [
                name, createdMilliseconds, modifiedMilliseconds, clientToken,
                String(decoding: try ScheduleJSON.encode(tags), as: UTF8.self),
            ])
    }

    private init(_ row: Row) throws {
        name = row["name"]
        createdMilliseconds = row["createdMilliseconds"]
        modifiedMilliseconds = row["modifiedMilliseconds"]
        clientToken = row["clientToken"]
        let text: String = row["tags"]
        tags = try ScheduleJSON.decode(from: Array(text.utf8))
    }

    init(name: String, createdMilliseconds: Int64, clientToken: String?, tags: [ScheduleTag]) {
        self.name = name
        self.createdMilliseconds = createdMilliseconds
        modifiedMilliseconds = createdMilliseconds
        self.clientToken = clientToken
        self.tags = tags
    }
}
