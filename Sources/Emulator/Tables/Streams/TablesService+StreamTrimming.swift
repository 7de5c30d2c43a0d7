import GRDB

extension TablesService {
    /// Records removed in one transaction.
    private static let trimmedMax = 1_000

    /// Removes records that are older than a stream keeps them, and the shards and streams that are over, and says how
    /// many records went. Readers do not see them any more anyway.
    package func trimStreams() async throws -> Int {
        var trimmed = 0
        while true {
            let count = try await context.store.write { try $0.trimRecords(atMost: Self.trimmedMax) }
            trimmed += count
            guard count == Self.trimmedMax else { return trimmed }
        }
    }
}

extension TableTransaction {
    fileprivate func trimRecords(atMost limit: Int) throws -> Int {
        let oldest = nowMilliseconds - StreamLimits.retentionMilliseconds
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT shard_id, max(sequence) AS last, count(*) AS number FROM
                (SELECT shard_id, sequence, created_ms FROM stream_record ORDER BY sequence LIMIT ?)
                WHERE created_ms <= ? GROUP BY shard_id
                """,
            arguments: [limit, oldest])
        for row in rows {
            let last: Int64 = row["last"]
            let shard: Int64 = row["shard_id"]
            try db.execute(
                sql: "DELETE FROM stream_record WHERE shard_id = ? AND sequence <= ?", arguments: [shard, last])
            try db.execute(sql: "UPDATE stream_shard SET trimmed = ? WHERE id = ?", arguments: [last, shard])
        }
        let count = rows.reduce(0) { $0 + ($1["number"] as Int) }
        if count < limit {
            try db.execute(sql: "DELETE FROM stream_shard WHERE closed_ms <= ?", arguments: [oldest])
            try db.execute(sql: "DELETE FROM stream WHERE ended_ms <= ?", arguments: [oldest])
        }
        return count
    }
}
