import FoundationEssentials
import GRDB

extension ObjectStore {
    /// The latest version or a certain one; a delete marker is one too.
    static func version(
        _ id: String? = nil, of key: String, in bucket: String, _ db: Database
    ) throws -> ObjectVersion? {
        let row =
            if let id {
                try Row.fetchOne(
                    db, sql: "SELECT * FROM version WHERE bucket = ? AND key = ? AND versionID = ?",
                    arguments: [bucket, key, id])
            } else {
                try Row.fetchOne(
                    db, sql: "SELECT * FROM version WHERE bucket = ? AND key = ? AND isLatest",
                    arguments: [bucket, key])
            }
        return try row.map(ObjectRows.version)
    }

    /// Makes an object its key's latest version, in place of the one without an id where the bucket keeps none.
    ///
    /// - Returns: the version's id, nil in a bucket that never kept versions, and the files that nothing names any more.
    static func insert(
        _ new: NewVersion, id newID: String, nowMilliseconds now: Int64, _ db: Database
    ) throws -> (versionID: String?, freed: [String]) {
        let bucket = try bucket(new.bucket, db)
        let latest = try version(of: new.key, in: new.bucket, db)
        try new.conditions.check(etag: latest.flatMap { $0.isDeleteMarker ? nil : $0.etag }, key: new.key)
        try insert(new.contents, db)
        try use(new.segments.map(\.content), db)
        let id = bucket.versioning == .enabled ? newID : ObjectVersion.nullID
        let freed = try supersede(new.key, in: new.bucket, by: id, db)
        try db.execute(
            sql: """
                INSERT INTO version (bucket, key, versionID, isLatest, isDeleteMarker, size, etag, modifiedMilliseconds,
                    segments, details)
                VALUES (?, ?, ?, 1, 0, ?, ?, ?, ?, ?)
                """,
            arguments: [
                new.bucket, new.key, id, new.size, new.etag, now, try JSONEncoder().encode(new.segments),
                try JSONEncoder().encode(new.details),
            ])
        return (bucket.versioning == nil ? nil : id, freed)
    }

    /// Makes a delete marker the key's latest version.
    static func insertDeleteMarker(
        _ key: String, in bucket: String, id: String, nowMilliseconds now: Int64, _ db: Database
    ) throws -> [String] {
        let freed = try supersede(key, in: bucket, by: id, db)
        try db.execute(
            sql: """
                INSERT INTO version (bucket, key, versionID, isLatest, isDeleteMarker, size, etag, modifiedMilliseconds,
                    segments, details)
                VALUES (?, ?, ?, 1, 1, 0, '', ?, ?, ?)
                """,
            arguments: [
                bucket, key, id, now, try JSONEncoder().encode([Segment]()), try JSONEncoder().encode(ObjectDetails()),
            ])
        return freed
    }

    private static func supersede(_ key: String, in bucket: String, by id: String, _ db: Database) throws -> [String] {
        var freed: [String] = []
        if id == ObjectVersion.nullID, let old = try version(id, of: key, in: bucket, db) {
            freed = try remove(old, db)
        }
        try db.execute(
            sql: "UPDATE version SET isLatest = 0 WHERE bucket = ? AND key = ? AND isLatest", arguments: [bucket, key])
        return freed
    }

    /// Takes a version away; the one before it becomes the latest.
    /// - Returns: the files that nothing names any more.
    static func remove(_ version: ObjectVersion, _ db: Database) throws -> [String] {
        try db.execute(sql: "DELETE FROM version WHERE sequence = ?", arguments: [version.sequence])
        if version.isLatest {
            try db.execute(
                sql: """
                    UPDATE version SET isLatest = 1 WHERE sequence =
                        (SELECT max(sequence) FROM version WHERE bucket = ? AND key = ?)
                    """,
                arguments: [version.bucket, version.key])
        }
        return try release(version.segments.map(\.content), db)
    }

    /// Changes what lies beside the bytes, such as tags.
    static func update(_ details: ObjectDetails, of version: ObjectVersion, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE version SET details = ? WHERE sequence = ?",
            arguments: [try JSONEncoder().encode(details), version.sequence])
    }
}
