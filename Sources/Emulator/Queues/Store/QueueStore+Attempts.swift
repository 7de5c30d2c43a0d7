import FoundationEssentials
import GRDB
import JSONCoding

/// Answers of receives that FIFO queues repeat to a caller that names the attempt again within five minutes.
///
/// Source: SQS API reference, ReceiveMessage, `ReceiveRequestAttemptId`.
extension QueueStore {
    private struct Taken: Codable {
        let sequence: Int64
        let nonce: Data
        /// When the receive left the message hidden; another value says that the message was changed since.
        let visibleAt: Int64
    }

    /// Gives the same messages and handles again, with their timeout anew; false when there is nothing to repeat, or one
    /// of the messages was deleted, received again or changed.
    func repeatAttempt(_ attempt: String, _ receive: inout Receive, _ db: Database) throws -> Bool {
        let find = try db.cachedStatement(
            sql: "SELECT messages FROM receiveAttempts WHERE queueID = ? AND attemptID = ? AND receivedAt > ?")
        let arguments: StatementArguments = [
            receive.limits.queueID, attempt, receive.now - Self.deduplicationMilliseconds,
        ]
        guard let kept = try Data.fetchOne(find, arguments: arguments) else { return false }
        let one = try db.cachedStatement(sql: StoredMessage.oneSQL)
        var found: [(message: StoredMessage, handle: ReceiptHandle)] = []
        for taken in try JSONCoder.decode([Taken].self, from: Array(kept)) {
            let arguments: StatementArguments = [taken.sequence, receive.limits.queueID, taken.nonce]
            guard let row = try Row.fetchOne(one, arguments: arguments) else { return false }
            let message = StoredMessage(row)
            guard message.visibleAt == taken.visibleAt, message.visibleAt > receive.now else { return false }
            found.append(
                (
                    message,
                    ReceiptHandle(
                        queueID: receive.limits.queueID, sequence: taken.sequence, nonce: Array(taken.nonce))
                ))
        }
        let hide = try db.cachedStatement(sql: "UPDATE messages SET visibleAt = ?, receivedAt = ? WHERE sequence = ?")
        for (message, handle) in found {
            try hide.execute(arguments: [receive.visibleAt, receive.now, message.sequence])
            if let group = try Self.groupNumber(ofMessage: message.sequence, db) { try Self.refreshGroup(group, db) }
            receive.outcome.messages.append(try message.receivedAgain(handle, senderID: location.accountID))
            receive.handles.append(handle)
        }
        try keepAttempt(attempt, receive, db)
        return !found.isEmpty
    }

    func keepAttempt(_ attempt: String, _ receive: Receive, _ db: Database) throws {
        guard !receive.handles.isEmpty else { return }
        let taken = receive.handles.map {
            Taken(sequence: $0.sequence, nonce: Data($0.nonce), visibleAt: receive.visibleAt)
        }
        try db.cachedStatement(
            sql: """
                INSERT INTO receiveAttempts (queueID, attemptID, receivedAt, messages) VALUES (?, ?, ?, ?)
                ON CONFLICT (queueID, attemptID) DO UPDATE SET messages = excluded.messages,
                    receivedAt = iif(receivedAt > excluded.receivedAt - \(Self.deduplicationMilliseconds),
                        receivedAt, excluded.receivedAt)
                """
        ).execute(arguments: [
            receive.limits.queueID, attempt, receive.now, Data(try JSONCoder.encode(taken)),
        ])
    }
}
