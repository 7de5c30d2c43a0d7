import FoundationEssentials
import GRDB
import Storage
import Wire

extension QueueStore {
    /// Takes up to `max` visible messages, oldest first, and hides them for the visibility timeout.
    ///
    /// On the way, messages past their retention are deleted and those received too often go to the dead-letter queue,
    /// as on AWS at the receive that would have been one too many.
    func receive(max: Int, visibilityTimeoutSeconds: Int?, fromQueue name: String) async throws -> ReceiveOutcome {
        try await commits.write { db in
            let limits = try Self.limits(ofQueue: name, db)
            let now = now()
            var outcome = ReceiveOutcome(receiveWaitSeconds: limits.receiveWaitSeconds)
            let candidates = try candidates(max: max, limits, queue: name, now: now, &outcome, db)
            let visibleAt = now + Int64(visibilityTimeoutSeconds ?? limits.visibilityTimeoutSeconds) * 1000
            for message in candidates {
                outcome.messages.append(try hide(message, until: visibleAt, queueID: limits.queueID, now: now, db))
            }
            if outcome.messages.isEmpty {
                let next = try db.cachedStatement(
                    sql: "SELECT min(visibleAt) FROM messages WHERE queueID = ? AND visibleAt > ?")
                outcome.nextVisibleAt = try Int64.fetchOne(next, arguments: [limits.queueID, now])
            }
            return outcome
        }
    }

    /// Visible messages that may be handed out, once the others have been put away.
    private func candidates(
        max: Int, _ limits: MessageLimits, queue: String, now: Int64, _ outcome: inout ReceiveOutcome, _ db: Database
    ) throws -> [StoredMessage] {
        let deadLetterQueue = try deadLetterQueue(limits.redrivePolicy, db)
        let statement = try db.cachedStatement(sql: StoredMessage.sql)
        while true {
            let found = try Row.fetchAll(statement, arguments: [limits.queueID, now, max]).map(StoredMessage.init)
            var isComplete = true
            for message in found {
                if message.sentAt <= now - limits.retentionMilliseconds {
                    try Self.delete(message.sequence, db)
                    isComplete = false
                } else if let deadLetterQueue, message.receiveCount >= deadLetterQueue.maxReceiveCount {
                    try move(message.sequence, from: queue, to: deadLetterQueue.id, now: now, db)
                    outcome.deadLetterQueue = deadLetterQueue.name
                    isComplete = false
                }
            }
            if isComplete { return found }
        }
    }

    /// Nil without a redrive policy, and while the dead-letter queue is missing; then messages stay where they are.
    private func deadLetterQueue(
        _ policy: RedrivePolicy?, _ db: Database
    ) throws -> (id: Int64, name: String, maxReceiveCount: Int)? {
        guard let policy, let name = location.name(inARN: policy.deadLetterTargetARN) else { return nil }
        let statement = try db.cachedStatement(sql: "SELECT id FROM queues WHERE name = ?")
        guard let id = try Int64.fetchOne(statement, arguments: [name]) else { return nil }
        return (id, name, policy.maxReceiveCount)
    }

    private func move(_ sequence: Int64, from queue: String, to queueID: Int64, now: Int64, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE messages SET queueID = ?, visibleAt = ?, deadLetterSourceARN = ?, receipt = zeroblob(16)
                WHERE sequence = ?
                """)
        try statement.execute(arguments: [queueID, now, location.arn(of: queue), sequence])
    }

    private func hide(
        _ message: StoredMessage, until visibleAt: Int64, queueID: Int64, now: Int64, _ db: Database
    ) throws -> ReceivedMessage {
        let handle = ReceiptHandle(queueID: queueID, sequence: message.sequence, nonce: makeNonce())
        let received = try message.received(handle, senderID: location.accountID, now: now)
        let statement = try db.cachedStatement(
            sql: """
                UPDATE messages SET visibleAt = ?1, receipt = ?2, receivedAt = ?3, receiveCount = receiveCount + 1,
                    firstReceivedAt = iif(receiveCount = 0, ?3, firstReceivedAt)
                WHERE sequence = ?4
                """)
        try statement.execute(arguments: [visibleAt, Data(handle.nonce), now, message.sequence])
        return received
    }

    static func delete(_ sequence: Int64, _ db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM messages WHERE sequence = ?").execute(arguments: [sequence])
    }
}
