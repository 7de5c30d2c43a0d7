import FoundationEssentials
import GRDB

extension ObjectStore {
    static func insert(_ upload: UploadRecord, _ db: Database) throws {
        _ = try bucket(upload.bucket, db)
        try db.execute(
            sql: """
                INSERT INTO upload (id, bucket, key, initiatedMilliseconds, algorithm, checksumKind, details)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                upload.id, upload.bucket, upload.key, upload.initiatedMilliseconds, upload.algorithm?.rawValue,
                upload.checksumKind?.rawValue, try JSONEncoder().encode(upload.details),
            ])
    }

    static func upload(_ id: String, of key: String, in name: String, _ db: Database) throws -> UploadRecord {
        _ = try bucket(name, db)
        let row = try Row.fetchOne(
            db, sql: "SELECT * FROM upload WHERE id = ? AND bucket = ? AND key = ?", arguments: [id, name, key])
        guard let row else { throw ObjectsError.noSuchUpload(id) }
        return try ObjectRows.upload(row)
    }

    static func uploads(in bucket: String, _ db: Database) throws -> [UploadRecord] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM upload WHERE bucket = ? ORDER BY key, initiatedMilliseconds, id",
            arguments: [bucket]
        ).map(ObjectRows.upload)
    }

    /// Puts a part in the place of an earlier one of its number.
    /// - Returns: the files that nothing names any more.
    static func insert(
        _ part: UploadedPart, _ content: NewContent, into upload: UploadRecord, _ db: Database
    ) throws -> [String] {
        _ = try self.upload(upload.id, of: upload.key, in: upload.bucket, db)
        let old = try String.fetchOne(
            db, sql: "SELECT content FROM part WHERE upload = ? AND number = ?", arguments: [upload.id, part.number])
        try insert([content], db)
        try use([content.id], db)
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO part (upload, number, size, etag, modifiedMilliseconds, content, checksum)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                upload.id, part.number, part.size, part.etag, part.modifiedMilliseconds, part.content,
                try part.checksum.map { try JSONEncoder().encode($0) },
            ])
        return try old.map { try release([$0], db) } ?? []
    }

    static func parts(of upload: String, after number: Int = 0, limit: Int = .max, _ db: Database) throws
        -> [UploadedPart]
    {
        try Row.fetchAll(
            db, sql: "SELECT * FROM part WHERE upload = ? AND number > ? ORDER BY number LIMIT ?",
            arguments: [upload, number, limit]
        ).map(ObjectRows.part)
    }

    /// - Returns: the files that nothing names any more: parts that no object has taken.
    static func removeUpload(_ id: String, _ db: Database) throws -> [String] {
        let contents = try parts(of: id, db).map(\.content)
        try db.execute(sql: "DELETE FROM upload WHERE id = ?", arguments: [id])
        return try release(contents, db)
    }
}
