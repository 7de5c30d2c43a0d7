import GRDB
import Wire

/// What a FIFO queue remembers of the last five minutes' messages, also of those that are received and deleted.
extension QueueStore {
    /// Throws `InvalidParameterValueException` when neither the sender nor the queue gives one.
    static func deduplicationID(of message: OutgoingMessage, _ limits: MessageLimits) throws(ServiceError) -> String {
        switch message.deduplicationID {
        case .given(let id): return id
        case .content(let hash) where limits.deduplicatesByContent: return hash
        default:
            throw .invalidParameter(
                "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
                    + "explicitly")
        }
    }

    /// The message that was sent first with this id, within five minutes.
    static func duplicate(
        of id: String, scope: String, queueID: Int64, now: Int64, _ db: Database
    ) throws -> SentMessage? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT messageID, sequence FROM deduplications
                WHERE queueID = ? AND scope = ? AND deduplicationID = ? AND sentAt > ?
                """)
        let arguments: StatementArguments = [queueID, scope, id, now - deduplicationMilliseconds]
        return try Row.fetchOne(statement, arguments: arguments).map {
            SentMessage(messageID: $0[0], sequence: $0[1])
        }
    }

    static func remember(
        _ id: String, scope: String, queueID: Int64, _ sent: SentMessage, now: Int64, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO deduplications (queueID, scope, deduplicationID, sentAt, sequence, messageID)
                VALUES (?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [queueID, scope, id, now, sent.sequence, sent.messageID])
    }

    static let deduplicationMilliseconds = Int64(QueueLimits.deduplicationSeconds) * 1000
}
