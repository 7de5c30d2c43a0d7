import FoundationEssentials
import GRDB
import Storage

/// The work of move tasks.
extension QueueStore {
    /// One round: each running task moves some messages, in one transaction with its count, so that a kill neither loses
    /// nor doubles one.
    func stepMoves() async throws -> MoveStep {
        let now = now()
        return try await commits.write { db in
            var step = MoveStep()
            let running = try Row.fetchAll(db, sql: "SELECT * FROM moveTasks WHERE status = 'RUNNING' ORDER BY number")
            for row in running {
                var task = MoveTask(row)
                try advance(&task, now: now, &step, db)
                try Self.save(task, db)
                if task.status == .running { step.wake(at: task.nextAt) }
            }
            return step
        }
    }

    private func advance(_ task: inout MoveTask, now: Int64, _ step: inout MoveStep, _ db: Database) throws {
        let budget = task.budget(now: now)
        guard budget > 0 else { return }
        guard let source = location.name(inARN: task.sourceARN), let id = try Self.queueID(source, db) else {
            return task.fail("AWS.SimpleQueueService.NonExistentQueue")
        }
        let messages = try Self.movable(
            task, queueID: id, isFIFO: QueueName.isFIFO(source), now: now, limit: budget, db)
        for message in messages {
            guard let target = task.destinationARN ?? message.sourceARN else {
                return task.fail("CouldNotDetermineMessageSource")
            }
            guard let name = location.name(inARN: target), let destination = try Self.queueID(name, db) else {
                return task.fail("AWS.SimpleQueueService.NonExistentQueue")
            }
            try move(message, to: destination, now: now, db)
            task.moved += 1
            step.changedQueues.insert(name)
        }
        if messages.count < budget { task.status = .completed }
    }

    /// The message becomes a new one of its destination, with an id, a time and a retention of its own (SQS developer guide,
    /// "Configuring a dead-letter queue redrive").
    private func move(_ message: MovableMessage, to queueID: Int64, now: Int64, _ db: Database) throws {
        var group: Int64?
        if message.groupNumber != nil {
            group = try Self.groupNumber(of: message.groupID ?? "", queueID: queueID, readyAt: now, db)
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO messages (queueID, visibleAt, receiveCount, receivedAt, firstReceivedAt, receipt, sentAt,
                    groupNumber, messageID, groupID, deduplicationID, traceHeader, attributes, bodyMD5, body)
                SELECT ?1, ?2, 0, ?2, ?2, zeroblob(16), ?2, ?3, ?4, groupID, deduplicationID, traceHeader, attributes,
                    bodyMD5, body
                FROM messages WHERE sequence = ?5
                """
        ).execute(arguments: [queueID, now, group, makeMessageID(), message.sequence])
        try Self.delete(message.sequence, db)
        if let left = message.groupNumber { try Self.refreshGroup(left, db) }
    }

    /// The visible messages of the source; a FIFO queue's in the order of each group.
    private static func movable(
        _ task: MoveTask, queueID: Int64, isFIFO: Bool, now: Int64, limit: Int, _ db: Database
    ) throws -> [MovableMessage] {
        let statement = try db.cachedStatement(
            sql: isFIFO
                ? """
                SELECT sequence, messages.groupNumber, groupID, deadLetterSourceARN
                FROM messages WHERE queueID = ?1 AND visibleAt <= ?2 AND sequence <= ?3
                    AND groupNumber IN (SELECT number FROM messageGroups WHERE queueID = ?1 AND readyAt <= ?2)
                ORDER BY sequence LIMIT ?4
                """
                : """
                SELECT sequence, groupNumber, groupID, deadLetterSourceARN
                FROM messages WHERE queueID = ?1 AND visibleAt <= ?2 AND sequence <= ?3
                ORDER BY visibleAt LIMIT ?4
                """)
        return try Row.fetchAll(statement, arguments: [queueID, now, task.lastSequence, limit])
            .map(MovableMessage.init)
    }

    private static func queueID(_ name: String, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(try db.cachedStatement(sql: "SELECT id FROM queues WHERE name = ?"), arguments: [name])
    }
}

extension MoveTask {
    fileprivate mutating func fail(_ reason: String) {
        status = .failed
        failureReason = reason
    }
}
