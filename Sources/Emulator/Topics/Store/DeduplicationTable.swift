import GRDB

/// What FIFO topics have taken in the last five minutes.
enum DeduplicationTable {
    /// The receipt of the message that came first with this id; nil where there was none.
    static func find(
        _ deduplicationID: String, scope: String, ofTopic topicID: Int64, at now: Int64, _ db: Database
    ) throws -> PublishReceipt? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT messageID, sequenceNumber FROM deduplications
                WHERE topicID = ? AND scope = ? AND deduplicationID = ? AND endsAt > ?
                """)
        return try Row.fetchOne(statement, arguments: [topicID, scope, deduplicationID, now]).map { row in
            PublishReceipt(messageID: row["messageID"], sequenceNumber: row["sequenceNumber"])
        }
    }

    static func insert(
        _ deduplicationID: String, scope: String, ofTopic topicID: Int64, at now: Int64, _ receipt: PublishReceipt,
        _ db: Database
    ) throws {
        try db.cachedStatement(sql: "DELETE FROM deduplications WHERE endsAt <= ?").execute(arguments: [now])
        try db.cachedStatement(
            sql: """
                INSERT INTO deduplications (topicID, scope, deduplicationID, endsAt, messageID, sequenceNumber)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            topicID, scope, deduplicationID, now + TopicLimits.deduplicationMilliseconds, receipt.messageID,
            receipt.sequenceNumber ?? "",
        ])
    }
}
