import FoundationEssentials
import GRDB

extension ObjectStore {
    /// A configuration of every bucket that has it.
    static func settings(_ kind: String, _ db: Database) throws -> [(bucket: String, document: [UInt8])] {
        try Row.fetchAll(db, sql: "SELECT bucket, document FROM setting WHERE kind = ?", arguments: [kind])
            .map { ($0["bucket"], Array($0["document"] as Data)) }
    }

    /// Objects that are older than a time.
    static func latest(
        before milliseconds: Int64, prefix: String, in bucket: String, limit: Int, _ db: Database
    ) throws -> [ObjectVersion] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM version
                WHERE bucket = ? AND key >= ? AND isLatest AND NOT isDeleteMarker AND modifiedMilliseconds < ?
                ORDER BY key LIMIT ?
                """,
            arguments: [bucket, prefix, milliseconds, limit])
        var found: [ObjectVersion] = []
        while let row = try rows.next() {
            let key: String = row["key"]
            guard key.utf8.starts(with: prefix.utf8) else { break }
            found.append(try ObjectRows.version(row))
        }
        return found
    }
}
