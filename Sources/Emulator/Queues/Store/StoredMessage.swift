import FoundationEssentials
import GRDB

/// A visible message of a queue, before it is handed out.
struct StoredMessage {
    static let sql = """
        SELECT sequence, messageID, body, bodyMD5, attributes, traceHeader, groupID, deadLetterSourceARN, sentAt,
            receiveCount, firstReceivedAt
        FROM messages WHERE queueID = ? AND visibleAt <= ? ORDER BY visibleAt LIMIT ?
        """

    let sequence: Int64
    let messageID: String
    let body: String
    let bodyMD5: String
    let attributes: Data?
    let traceHeader: String?
    let groupID: String?
    let deadLetterSourceARN: String?
    let sentAt: Int64
    let receiveCount: Int
    let firstReceivedAt: Int64

    init(_ row: Row) {
        sequence = row[0]
        messageID = row[1]
        body = row[2]
        bodyMD5 = row[3]
        attributes = row[4]
        traceHeader = row[5]
        groupID = row[6]
        deadLetterSourceARN = row[7]
        sentAt = row[8]
        receiveCount = row[9]
        firstReceivedAt = row[10]
    }

    /// The message as the receive at `now` hands it out.
    func received(_ handle: ReceiptHandle, senderID: String, now: Int64) throws -> ReceivedMessage {
        var system = [
            "SenderId": senderID, "SentTimestamp": String(sentAt),
            "ApproximateReceiveCount": String(receiveCount + 1),
            "ApproximateFirstReceiveTimestamp": String(receiveCount == 0 ? now : firstReceivedAt),
        ]
        system["AWSTraceHeader"] = traceHeader
        system["MessageGroupId"] = groupID
        system["DeadLetterQueueSourceArn"] = deadLetterSourceARN
        return ReceivedMessage(
            messageID: messageID, receiptHandle: handle.text, body: body, bodyMD5: bodyMD5,
            messageAttributes: try attributes.map {
                try JSONDecoder().decode([String: MessageAttribute].self, from: $0)
            } ?? [:],
            systemAttributes: system)
    }
}
