import GRDB

/// Receives from FIFO queues.
extension QueueStore {
    static let readyGroupsSQL = """
        SELECT readyAt, number FROM messageGroups
        WHERE queueID = ?1 AND readyAt <= ?2 AND (readyAt, number) > (?3, ?4)
        ORDER BY readyAt, number LIMIT ?5
        """

    /// Takes as many messages of one group as there are, before it goes on to the next (SQS developer guide, "FIFO queue
    /// delivery logic"); the group that has been ready for longest comes first.
    func takeGroups(_ receive: inout Receive, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: Self.readyGroupsSQL)
        var last: (readyAt: Int64, number: Int64) = (.min, 0)
        // A timeout of zero leaves a group ready; it gives its messages only once.
        var seen: Set<Int64> = []
        while receive.missing > 0 {
            let arguments: StatementArguments = [
                receive.limits.queueID, receive.now, last.readyAt, last.number, receive.missing,
            ]
            let groups = try Row.fetchAll(statement, arguments: arguments)
            guard let end = groups.last else { return }
            last = (end[0], end[1])
            for group in groups where receive.missing > 0 && seen.insert(group[1]).inserted {
                try takeMessages(ofGroup: group[1], &receive, db)
            }
        }
    }

    /// The group's first messages, as long as they are visible: a delayed one holds up those behind it.
    private func takeMessages(ofGroup number: Int64, _ receive: inout Receive, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: StoredMessage.groupSQL)
        var isComplete = false
        while !isComplete {
            isComplete = true
            var taken: [StoredMessage] = []
            let found = try Row.fetchAll(statement, arguments: [number, receive.missing]).map(StoredMessage.init)
            for message in found {
                if try putAway(message, &receive, db) {
                    isComplete = false
                } else if message.visibleAt > receive.now {
                    break
                } else {
                    taken.append(message)
                }
            }
            guard isComplete else { continue }
            for message in taken { try hide(message, &receive, db) }
        }
        try Self.refreshGroup(number, db)
    }
}
