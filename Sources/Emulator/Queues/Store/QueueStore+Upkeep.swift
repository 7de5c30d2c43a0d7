import GRDB
import Storage

extension QueueStore {
    /// Removes what nobody can see any more: messages past their retention, and what FIFO queues remember for five
    /// minutes. Queues without receivers would grow for ever otherwise.
    func sweep() async throws {
        let now = now()
        try await commits.write { db in
            let forgotten = now - Self.deduplicationMilliseconds
            try db.execute(sql: "DELETE FROM deduplications WHERE sentAt <= ?", arguments: [forgotten])
            try db.execute(sql: "DELETE FROM receiveAttempts WHERE receivedAt <= ?", arguments: [forgotten])
            let groups = try Int64.fetchAll(
                db,
                sql: """
                    DELETE FROM messages WHERE sequence IN (
                        SELECT sequence FROM queues JOIN messages ON messages.queueID = queues.id
                        WHERE sentAt <= ? - retentionSeconds * 1000)
                    RETURNING coalesce(groupNumber, 0)
                    """, arguments: [now])
            for group in Set(groups) where group != 0 { try Self.refreshGroup(group, db) }
        }
    }
}
