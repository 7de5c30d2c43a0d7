import GRDB
import Wire

extension QueueStore {
    func record(_ name: String) async throws -> QueueRecord {
        guard let record = try await writer.read({ db in try Self.record(ofQueue: name, db) }) else {
            throw ServiceError.queueDoesNotExist
        }
        return record
    }

    /// A queue's record, and how many of its messages are in which state now.
    func recordWithCounts(_ name: String) async throws -> (record: QueueRecord, counts: MessageCounts) {
        let now = now()
        return try await writer.read { db in
            guard let record = try Self.record(ofQueue: name, db) else { throw ServiceError.queueDoesNotExist }
            let statement = try db.cachedStatement(
                sql: """
                    SELECT count(*) FILTER (WHERE visibleAt <= ?1),
                        count(*) FILTER (WHERE visibleAt > ?1 AND receiveCount > 0),
                        count(*) FILTER (WHERE visibleAt > ?1 AND receiveCount = 0)
                    FROM messages WHERE queueID = ?2 AND sentAt > ?3
                    """)
            let oldest = now - Int64(record.settings.retentionSeconds) * 1000
            let row = try Row.fetchOne(statement, arguments: [now, record.id, oldest])
            let counts = MessageCounts(
                visible: row?[0] ?? 0, inFlight: row?[1] ?? 0, delayed: row?[2] ?? 0)
            return (record, counts)
        }
    }

    /// At most `limit` names in order, beginning after `last`.
    func names(prefix: String, after last: String, limit: Int) async throws -> [String] {
        try await writer.read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT name FROM queues WHERE name > ? AND substr(name, 1, ?) = ? ORDER BY name LIMIT ?")
            return try String.fetchAll(statement, arguments: [last, prefix.count, prefix, limit])
        }
    }

    /// At most `limit` names of queues whose dead-letter queue has this ARN, in order, beginning after `last`.
    func sources(ofDeadLetterQueue arn: String, after last: String, limit: Int) async throws -> [String] {
        try await writer.read { db in
            let statement = try db.cachedStatement(
                sql: "SELECT name FROM queues WHERE deadLetterTargetARN = ? AND name > ? ORDER BY name LIMIT ?")
            return try String.fetchAll(statement, arguments: [arn, last, limit])
        }
    }
}
