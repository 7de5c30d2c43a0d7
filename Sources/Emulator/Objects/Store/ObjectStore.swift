import FoundationEssentials
import GRDB

/// What `objects.sqlite` holds. The functions run inside a transaction that the service opens.
enum ObjectStore {
    // MARK: Buckets

    static func bucket(_ name: String, _ db: Database) throws -> BucketRecord {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM bucket WHERE name = ?", arguments: [name])
        guard let row else { throw ObjectsError.noSuchBucket(name) }
        return ObjectRows.bucket(row)
    }

    static func buckets(
        after marker: String, prefix: String, limit: Int, _ db: Database
    ) throws -> [BucketRecord] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM bucket WHERE name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT ?",
            arguments: [marker, prefix.count, prefix, limit]
        ).map(ObjectRows.bucket)
    }

    static func insert(_ bucket: BucketRecord, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO bucket (name, region, createdMilliseconds) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            arguments: [bucket.name, bucket.region, bucket.createdMilliseconds])
        guard db.changesCount == 1 else { throw ObjectsError.bucketAlreadyOwnedByYou(bucket.name) }
    }

    /// - Returns: contents that nothing names any more: those of uploads that were under way.
    static func removeBucket(_ name: String, _ db: Database) throws -> [String] {
        _ = try bucket(name, db)
        let isUsed = try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM version WHERE bucket = ?)", arguments: [name])
        guard isUsed != true else { throw ObjectsError.bucketNotEmpty(name) }
        let uploads = try String.fetchAll(db, sql: "SELECT id FROM upload WHERE bucket = ?", arguments: [name])
        let freed = try uploads.flatMap { try removeUpload($0, db) }
        try db.execute(sql: "DELETE FROM bucket WHERE name = ?", arguments: [name])
        return freed
    }

    static func setVersioning(_ versioning: BucketRecord.Versioning, of name: String, _ db: Database) throws {
        _ = try bucket(name, db)
        try db.execute(
            sql: "UPDATE bucket SET versioning = ? WHERE name = ?", arguments: [versioning.rawValue, name])
    }

    // MARK: Settings

    static func setting(_ kind: String, of bucket: String, _ db: Database) throws -> [UInt8]? {
        let data = try Data.fetchOne(
            db, sql: "SELECT document FROM setting WHERE bucket = ? AND kind = ?", arguments: [bucket, kind])
        return data.map(Array.init)
    }

    static func set(_ kind: String, of name: String, to document: [UInt8]?, _ db: Database) throws {
        _ = try bucket(name, db)
        guard let document else {
            return try db.execute(
                sql: "DELETE FROM setting WHERE bucket = ? AND kind = ?", arguments: [name, kind])
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO setting (bucket, kind, document) VALUES (?, ?, ?)",
            arguments: [name, kind, Data(document)])
    }

    // MARK: Contents

    static func insert(_ contents: [NewContent], _ db: Database) throws {
        for content in contents where content.size > 0 || content.inline == nil {
            try db.execute(
                sql: "INSERT INTO content (id, uses, bytes) VALUES (?, 0, ?)",
                arguments: [content.id, content.inline.map { Data($0) }])
        }
    }

    static func use(_ ids: some Sequence<String>, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: "UPDATE content SET uses = uses + 1 WHERE id = ?")
        for id in ids {
            try statement.execute(arguments: [id])
            guard db.changesCount == 1 else { throw ObjectsError.internalError("A content is gone.") }
        }
    }

    /// - Returns: the files that nothing names any more.
    static func release(_ ids: some Sequence<String>, _ db: Database) throws -> [String] {
        let release = try db.cachedStatement(sql: "UPDATE content SET uses = uses - 1 WHERE id = ?")
        var freed: [String] = []
        for id in ids {
            try release.execute(arguments: [id])
            let isFile = try Bool.fetchOne(
                db, sql: "SELECT bytes IS NULL FROM content WHERE id = ? AND uses <= 0", arguments: [id])
            guard let isFile else { continue }
            try db.execute(sql: "DELETE FROM content WHERE id = ?", arguments: [id])
            if isFile { freed.append(id) }
        }
        return freed
    }

    static func inlineBytes(_ id: String, _ db: Database) throws -> [UInt8]? {
        let row = try Row.fetchOne(db, sql: "SELECT bytes FROM content WHERE id = ?", arguments: [id])
        return (row?["bytes"] as Data?).map(Array.init)
    }

    static func files(_ db: Database) throws -> Set<String> {
        try String.fetchSet(db, sql: "SELECT id FROM content WHERE bytes IS NULL")
    }

    /// A number larger than all before it, for the events' `sequencer`.
    static func nextSequencer(nowMilliseconds now: Int64, _ db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db, sql: "UPDATE sequencer SET value = max(value + 1, ?) RETURNING value", arguments: [now << 16]) ?? now
            << 16
    }
}
