import FoundationEssentials
import GRDB
import Storage
import Wire

extension QueueStore {
    /// Stores the messages in one transaction; the result has, in their order, nil or why one was refused.
    func send(_ messages: [OutgoingMessage], toQueue name: String) async throws -> [ServiceError?] {
        let attributes = try messages.map { message in
            message.attributes.isEmpty ? nil : try JSONEncoder().encode(message.attributes)
        }
        return try await commits.write { db in
            let limits = try Self.limits(ofQueue: name, db)
            let now = now()
            return try zip(messages, attributes).map { message, attributes -> ServiceError? in
                do throws(ServiceError) {
                    try MessageValidator.validateSize(of: message, maximumBytes: limits.maximumMessageBytes)
                } catch {
                    return error
                }
                let delay = message.delaySeconds.map { Int64($0) * 1000 } ?? limits.delayMilliseconds
                try Self.insert(message, attributes: attributes, queueID: limits.queueID, now: now, delay: delay, db)
                return nil
            }
        }
    }

    private static let unreceived = Data(repeating: 0, count: ReceiptHandle.nonceByteCount)

    private static func insert(
        _ message: OutgoingMessage, attributes: Data?, queueID: Int64, now: Int64, delay: Int64, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO messages (queueID, visibleAt, receiveCount, receivedAt, firstReceivedAt, receipt, sentAt,
                    messageID, groupID, traceHeader, attributes, bodyMD5, body)
                VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        try statement.execute(arguments: [
            queueID, now + delay, now, now, unreceived, now, message.messageID, message.groupID, message.traceHeader,
            attributes, message.bodyMD5, message.body,
        ])
    }
}
