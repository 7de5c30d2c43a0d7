import GRDB

/// The message groups of FIFO queues that have messages, each with the time from which its first one may be received.
extension QueueStore {
    /// The group's number; a new group's first message may be received from `readyAt` on.
    static func groupNumber(of groupID: String, queueID: Int64, readyAt: Int64, _ db: Database) throws -> Int64 {
        let find = try db.cachedStatement(sql: "SELECT number FROM messageGroups WHERE queueID = ? AND groupID = ?")
        if let number = try Int64.fetchOne(find, arguments: [queueID, groupID]) { return number }
        try db.cachedStatement(sql: "INSERT INTO messageGroups (queueID, groupID, readyAt) VALUES (?, ?, ?)")
            .execute(arguments: [queueID, groupID, readyAt])
        return db.lastInsertedRowID
    }

    /// Brings a group up to date after one of its messages has changed or gone: it waits for every message that is in
    /// flight, and for the delay of its first. A group without messages goes.
    static func refreshGroup(_ number: Int64, _ db: Database) throws {
        let first = try db.cachedStatement(
            sql: "SELECT visibleAt FROM messages WHERE groupNumber = ? ORDER BY sequence LIMIT 1")
        guard let firstVisibleAt = try Int64.fetchOne(first, arguments: [number]) else {
            try db.cachedStatement(sql: "DELETE FROM messageGroups WHERE number = ?").execute(arguments: [number])
            return
        }
        let received = try db.cachedStatement(
            sql: "SELECT max(visibleAt) FROM messages WHERE groupNumber = ? AND receiveCount > 0")
        let receivedVisibleAt = try Int64.fetchOne(received, arguments: [number]) ?? 0
        try db.cachedStatement(sql: "UPDATE messageGroups SET readyAt = ?1 WHERE number = ?2 AND readyAt <> ?1")
            .execute(arguments: [max(firstVisibleAt, receivedVisibleAt), number])
    }

    /// The number of the message's group; nil for a standard queue's, and when it is gone.
    static func groupNumber(ofMessage sequence: Int64, _ db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(sql: "SELECT groupNumber FROM messages WHERE sequence = ?")
        return try Row.fetchOne(statement, arguments: [sequence]).flatMap { $0[0] }
    }
}
