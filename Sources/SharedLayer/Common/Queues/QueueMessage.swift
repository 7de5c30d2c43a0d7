/// A message as it was received.
package struct QueueMessage: Sendable, Equatable {
    package let messageID: String
    package let receiptHandle: String
    package let body: String
    /// `ApproximateReceiveCount`, `SentTimestamp` …
    package let systemAttributes: [String: String]
    /// What the sender added as texts.
    package let attributes: [String: String]

    package init(
        messageID: String, receiptHandle: String, body: String, systemAttributes: [String: String] = [:],
        attributes: [String: String] = [:]
    ) {
        self.messageID = messageID
        self.receiptHandle = receiptHandle
        self.body = body
        self.systemAttributes = systemAttributes
        self.attributes = attributes
    }

    /// How often the message was handed out, this time included.
    package var receiveCount: Int { systemAttributes["ApproximateReceiveCount"].flatMap { Int($0) } ?? 1 }
}
