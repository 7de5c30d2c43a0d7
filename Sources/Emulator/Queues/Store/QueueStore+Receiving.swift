import FoundationEssentials
import GRDB
import Storage
import Wire

extension QueueStore {
    /// Takes up to `max` messages that may be received, and hides them for the visibility timeout.
    ///
    /// On the way, messages past their retention are deleted and those received too often go to the dead-letter queue,
    /// as on AWS at the receive that would have been one too many.
    func receive(_ options: ReceiveOptions, fromQueue name: String) async throws -> ReceiveOutcome {
        let isFIFO = QueueName.isFIFO(name)
        return try await commits.write { db in
            let limits = try Self.limits(ofQueue: name, db)
            let now = now()
            let seconds = options.visibilityTimeoutSeconds ?? limits.visibilityTimeoutSeconds
            var receive = Receive(
                limits: limits, queue: name, now: now, visibleAt: now + Int64(seconds) * 1000,
                deadLetter: try deadLetterQueue(limits.redrivePolicy, of: name, db))
            receive.outcome.receiveWaitSeconds = limits.receiveWaitSeconds
            if isFIFO, let attempt = options.attemptID, try repeatAttempt(attempt, &receive, db) {
                return receive.outcome
            }
            let room = try inFlight.room(inQueue: limits.queueID, limit: inFlightMax, wanted: options.maxMessages) {
                try Self.inFlightCount(queueID: limits.queueID, now: now, db)
            }
            receive.max = min(options.maxMessages, room)
            receive.outcome.isOverLimit = room == 0
            if isFIFO { try takeGroups(&receive, db) } else { try takeVisible(&receive, db) }
            inFlight.add(receive.outcome.messages.count, toQueue: limits.queueID)
            if isFIFO, let attempt = options.attemptID { try keepAttempt(attempt, receive, db) }
            if receive.outcome.messages.isEmpty {
                receive.outcome.nextVisibleAt = try Self.nextVisible(receive, isFIFO: isFIFO, db)
            }
            return receive.outcome
        }
    }

    /// Standard queues: the longest visible first.
    private func takeVisible(_ receive: inout Receive, _ db: Database) throws {
        let statement = try db.cachedStatement(sql: StoredMessage.visibleSQL)
        var isComplete = receive.max == 0
        while !isComplete {
            isComplete = true
            let arguments: StatementArguments = [receive.limits.queueID, receive.now, receive.max]
            let found = try Row.fetchAll(statement, arguments: arguments).map(StoredMessage.init)
            // What is put away makes room for others; then look again.
            for message in found where try putAway(message, &receive, db) { isComplete = false }
            guard isComplete else { continue }
            for message in found { try hide(message, &receive, db) }
        }
    }

    /// Deletes a message past its retention and moves one that was received too often; false for all others.
    func putAway(_ message: StoredMessage, _ receive: inout Receive, _ db: Database) throws -> Bool {
        if message.sentAt <= receive.now - receive.limits.retentionMilliseconds {
            try Self.delete(message.sequence, db)
            return true
        }
        guard let deadLetter = receive.deadLetter, message.receiveCount >= deadLetter.maxReceiveCount else {
            return false
        }
        try move(message, to: deadLetter, receive, db)
        receive.outcome.deadLetterQueue = deadLetter.name
        return true
    }

    /// Hands a message out: hidden until the receive's time, with a receipt of its own.
    func hide(_ message: StoredMessage, _ receive: inout Receive, _ db: Database) throws {
        let handle = ReceiptHandle(queueID: receive.limits.queueID, sequence: message.sequence, nonce: makeNonce())
        let received = try message.received(handle, senderID: location.accountID, now: receive.now)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE messages SET visibleAt = ?1, receipt = ?2, receivedAt = ?3, receiveCount = receiveCount + 1,
                    firstReceivedAt = iif(receiveCount = 0, ?3, firstReceivedAt)
                WHERE sequence = ?4
                """)
        try statement.execute(
            arguments: [receive.visibleAt, Data(handle.nonce), receive.now, message.sequence])
        receive.outcome.messages.append(received)
        receive.handles.append(handle)
    }

    /// Nil without a redrive policy, for one that names the queue itself, and while the dead-letter queue is missing; then
    /// messages stay where they are.
    private func deadLetterQueue(
        _ policy: RedrivePolicy?, of queue: String, _ db: Database
    ) throws -> Receive.DeadLetter? {
        guard let policy, let name = location.name(inARN: policy.deadLetterTargetARN), name != queue else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT id FROM queues WHERE name = ?")
        guard let id = try Int64.fetchOne(statement, arguments: [name]) else { return nil }
        return Receive.DeadLetter(id: id, name: name, maxReceiveCount: policy.maxReceiveCount)
    }

    /// A message keeps its id and its group. Its retention goes on, in a FIFO queue it begins anew (SQS developer guide,
    /// "Using dead-letter queues in Amazon SQS").
    private func move(
        _ message: StoredMessage, to deadLetter: Receive.DeadLetter, _ receive: Receive, _ db: Database
    ) throws {
        var group: Int64?
        if message.deduplicationID != nil {
            group = try Self.groupNumber(
                of: message.groupID ?? "", queueID: deadLetter.id, readyAt: receive.now, db)
        }
        let statement = try db.cachedStatement(
            sql: """
                UPDATE messages SET queueID = ?1, visibleAt = ?2, deadLetterSourceARN = ?3, receipt = zeroblob(16),
                    groupNumber = ?4, sentAt = iif(?4 IS NULL, sentAt, ?2)
                WHERE sequence = ?5
                """)
        try statement.execute(
            arguments: [deadLetter.id, receive.now, location.arn(of: receive.queue), group, message.sequence])
        if let group { try Self.refreshGroup(group, db) }
    }

    static func delete(_ sequence: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM messages WHERE sequence = ?").execute(arguments: [sequence])
    }

    private static func inFlightCount(queueID: Int64, now: Int64, _ db: Database) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM messages WHERE queueID = ? AND visibleAt > ? AND receiveCount > 0")
        return try Int.fetchOne(statement, arguments: [queueID, now]) ?? 0
    }

    private static func nextVisible(_ receive: Receive, isFIFO: Bool, _ db: Database) throws -> Int64? {
        let sql =
            isFIFO
            ? "SELECT min(readyAt) FROM messageGroups WHERE queueID = ? AND readyAt > ?"
            : "SELECT min(visibleAt) FROM messages WHERE queueID = ? AND visibleAt > ?"
        return try Int64.fetchOne(
            try db.cachedStatement(sql: sql), arguments: [receive.limits.queueID, receive.now])
    }
}
