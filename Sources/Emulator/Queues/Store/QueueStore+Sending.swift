import FoundationEssentials
import GRDB
import JSONCoding
import Storage
import Wire

extension QueueStore {
    /// Stores the messages in one transaction; the result has, in their order, what became of each or why it was refused.
    func send(
        _ messages: [OutgoingMessage], toQueue name: String
    ) async throws -> [Result<SentMessage, ServiceError>] {
        let attributes = try messages.map { message in
            message.attributes.isEmpty ? nil : Data(try JSONCoder.encode(message.attributes))
        }
        let isFIFO = QueueName.isFIFO(name)
        return try await commits.write { db in
            let limits = try Self.limits(ofQueue: name, db)
            let now = now()
            return try zip(messages, attributes).map { message, attributes in
                do {
                    try MessageValidator.validateSize(of: message, maximumBytes: limits.maximumMessageBytes)
                    let sent =
                        isFIFO
                        ? try Self.insertInOrder(message, attributes: attributes, limits, now: now, db)
                        : try Self.insert(message, attributes: attributes, limits, now: now, db)
                    return .success(sent)
                } catch let error as ServiceError {
                    return .failure(error)
                }
            }
        }
    }

    private static let unreceived = Data(repeating: 0, count: ReceiptHandle.nonceByteCount)

    /// Into a FIFO queue, unless it is a duplicate. A new message comes behind all others of its group, so a group that
    /// has messages already stays as it is.
    private static func insertInOrder(
        _ message: OutgoingMessage, attributes: Data?, _ limits: MessageLimits, now: Int64, _ db: Database
    ) throws -> SentMessage {
        let id = try deduplicationID(of: message, limits)
        let group = message.groupID ?? ""
        let scope = limits.deduplicatesByGroup ? group : ""
        if let first = try duplicate(of: id, scope: scope, queueID: limits.queueID, now: now, db) { return first }
        let number = try groupNumber(
            of: group, queueID: limits.queueID, readyAt: now + limits.delayMilliseconds, db)
        let sent = try insert(
            message, attributes: attributes, limits, now: now, groupNumber: number, deduplicationID: id, db)
        try remember(id, scope: scope, queueID: limits.queueID, sent, now: now, db)
        return sent
    }

    private static func insert(
        _ message: OutgoingMessage, attributes: Data?, _ limits: MessageLimits, now: Int64, groupNumber: Int64? = nil,
        deduplicationID: String? = nil, _ db: Database
    ) throws -> SentMessage {
        let delay =
            groupNumber == nil ? message.delaySeconds.map { Int64($0) * 1000 } : nil
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO messages (queueID, visibleAt, receiveCount, receivedAt, firstReceivedAt, receipt, sentAt,
                    groupNumber, messageID, groupID, deduplicationID, traceHeader, attributes, bodyMD5, body)
                VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            limits.queueID, now + (delay ?? limits.delayMilliseconds), now, now, unreceived, now, groupNumber,
            message.messageID, message.groupID, deduplicationID, message.traceHeader, attributes, message.bodyMD5,
            message.body,
        ])
        return SentMessage(messageID: message.messageID, sequence: db.lastInsertedRowID)
    }
}
