import FoundationEssentials
import GRDB
import Wire

extension TableTransaction {
    func findStream(tableName: String, label: String) throws -> StoredStream? {
        try Row.fetchOne(
            db, sql: "SELECT \(StoredStream.columns) FROM stream WHERE table_name = ? AND label = ?",
            arguments: [tableName, label]
        ).map(StoredStream.init)
    }

    /// Streams in the order of their tables' names and their labels, after one of them.
    func streams(
        ofTable tableName: String?, after start: (tableName: String, label: String)?, limit: Int
    ) throws -> [StoredStream] {
        var conditions = ["TRUE"]
        var arguments: StatementArguments = []
        if let tableName {
            conditions.append("table_name = ?")
            arguments += [tableName]
        }
        if let start {
            conditions.append("(table_name, label) > (?, ?)")
            arguments += [start.tableName, start.label]
        }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(StoredStream.columns) FROM stream WHERE \(conditions.joined(separator: " AND "))
                ORDER BY table_name, label LIMIT ?
                """,
            arguments: arguments + [limit]
        ).map(StoredStream.init)
    }

    /// Shards with something left to read, oldest first.
    func shards(ofStream id: Int64) throws -> [StoredShard] {
        let horizon = nowMilliseconds - StreamLimits.retentionMilliseconds
        return try Row.fetchAll(
            db,
            sql: """
                SELECT \(StoredShard.columns) FROM stream_shard
                WHERE stream_id = ? AND (closed_ms IS NULL OR closed_ms > ?) ORDER BY id
                """,
            arguments: [id, horizon]
        ).map(StoredShard.init)
    }

    /// A shard and its stream; nil when they are gone.
    func shard(_ id: Int64) throws -> (StoredShard, StoredStream)? {
        let shards = try db.cachedStatement(sql: "SELECT \(StoredShard.columns) FROM stream_shard WHERE id = ?")
        guard let shard = try Row.fetchOne(shards, arguments: [id]).map(StoredShard.init) else { return nil }
        let streams = try db.cachedStatement(sql: "SELECT \(StoredStream.columns) FROM stream WHERE id = ?")
        return try Row.fetchOne(streams, arguments: [shard.stream]).map { (shard, try StoredStream($0)) }
    }

    /// The first number behind the shard's records that are gone or too old.
    func horizon(of shard: StoredShard) throws -> Int64 {
        let oldest = nowMilliseconds - StreamLimits.retentionMilliseconds
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, created_ms FROM stream_record WHERE shard_id = ? ORDER BY sequence LIMIT 1")
        let gone = max(shard.starting, shard.trimmed + 1)
        guard let row = try Row.fetchOne(statement, arguments: [shard.id]) else { return gone }
        let createdMilliseconds: Int64 = row["created_ms"]
        guard createdMilliseconds <= oldest else { return gone }
        let last = try Int64.fetchOne(
            db, sql: "SELECT max(sequence) FROM stream_record WHERE shard_id = ? AND created_ms <= ?",
            arguments: [shard.id, oldest])
        return last.map { $0 + 1 } ?? gone
    }

    /// Records of a shard from a number on, in order, until `limit` or so many bytes; always one, if there is one.
    ///
    /// - Parameter part: only those of one part of the keys, out of so many.
    /// - Returns: the records, the number to go on from, and whether there is more already.
    func records(
        of shard: StoredShard, in stream: StoredStream, from position: Int64, limit: Int, bytesMax: Int,
        part: (number: Int, of: Int) = (0, 1)
    ) throws -> (records: [StreamRecord], next: Int64, hasMore: Bool) {
        // A slot chooses the shard by its remainder and the part by the rest, so that each part gets its share.
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(StreamRecord.columns) FROM stream_record
                WHERE shard_id = ? AND sequence >= ? AND (slot / ?) % ? = ? ORDER BY sequence LIMIT ?
                """)
        let rows = try Row.fetchCursor(
            statement, arguments: [shard.id, position, stream.width, part.of, part.number, limit])
        var records: [StreamRecord] = []
        var bytes = 0
        while let row = try rows.next() {
            let record = try StreamRecord(row, viewType: stream.viewType)
            bytes += record.bytes
            guard records.isEmpty || bytes <= bytesMax else { return (records, record.number, true) }
            records.append(record)
        }
        if records.count == limit, let last = records.last { return (records, last.number + 1, true) }
        // All there is was read: what comes next has a number that nobody has yet.
        return (records, max(position, try lastSequence() + 1), false)
    }
}
