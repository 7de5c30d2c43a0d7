import FoundationEssentials
import GRDB
import JSONCoding

/// A message of a queue, before it is handed out.
struct StoredMessage {
    /// Standard queues: visible ones, the longest visible first.
    static let visibleSQL = """
        SELECT \(columns) FROM messages WHERE queueID = ? AND visibleAt <= ? ORDER BY visibleAt LIMIT ?
        """
    /// FIFO queues: a group's first ones.
    static let groupSQL = "SELECT \(columns) FROM messages WHERE groupNumber = ? ORDER BY sequence LIMIT ?"
    static let oneSQL = "SELECT \(columns) FROM messages WHERE sequence = ? AND queueID = ? AND receipt = ?"

    private static let columns = """
        sequence, visibleAt, sentAt, receiveCount, firstReceivedAt, messageID, deadLetterSourceARN, groupID,
        deduplicationID, traceHeader, attributes, bodyMD5, body
        """

    let sequence: Int64
    let visibleAt: Int64
    let sentAt: Int64
    let receiveCount: Int
    let firstReceivedAt: Int64
    let messageID: String
    let deadLetterSourceARN: String?
    let groupID: String?
    /// Of a FIFO queue's message.
    let deduplicationID: String?
    let traceHeader: String?
    let attributes: Data?
    let bodyMD5: String
    let body: String

    init(_ row: Row) {
        sequence = row[0]
        visibleAt = row[1]
        sentAt = row[2]
        receiveCount = row[3]
        firstReceivedAt = row[4]
        messageID = row[5]
        deadLetterSourceARN = row[6]
        groupID = row[7]
        deduplicationID = row[8]
        traceHeader = row[9]
        attributes = row[10]
        bodyMD5 = row[11]
        body = row[12]
    }

    /// The message as the receive at `now` hands it out.
    func received(_ handle: ReceiptHandle, senderID: String, now: Int64) throws -> ReceivedMessage {
        try received(
            handle, senderID: senderID, receiveCount: receiveCount + 1,
            firstReceivedAt: receiveCount == 0 ? now : firstReceivedAt)
    }

    /// The message as an earlier receive has handed it out.
    func receivedAgain(_ handle: ReceiptHandle, senderID: String) throws -> ReceivedMessage {
        try received(handle, senderID: senderID, receiveCount: receiveCount, firstReceivedAt: firstReceivedAt)
    }

    private func received(
        _ handle: ReceiptHandle, senderID: String, receiveCount: Int, firstReceivedAt: Int64
    ) throws -> ReceivedMessage {
        var system = [
            "SenderId": senderID, "SentTimestamp": String(sentAt), "ApproximateReceiveCount": String(receiveCount),
            "ApproximateFirstReceiveTimestamp": String(firstReceivedAt),
        ]
        system["AWSTraceHeader"] = traceHeader
        system["MessageGroupId"] = groupID
        system["DeadLetterQueueSourceArn"] = deadLetterSourceARN
        if let deduplicationID {
            system["MessageDeduplicationId"] = deduplicationID
            system["SequenceNumber"] = SequenceNumber.text(sequence)
        }
        return ReceivedMessage(
            messageID: messageID, receiptHandle: handle.text, body: body, bodyMD5: bodyMD5,
            messageAttributes: try attributes.map {
                try JSONCoder.decode([String: MessageAttribute].self, from: Array($0))
            } ?? [:],
            systemAttributes: system)
    }
}
