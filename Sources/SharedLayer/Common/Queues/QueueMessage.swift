/// A message as it was received.
package struct QueueMessage: Sendable, Equatable {
    package let messageID: String
    package let receiptHandle: String
    package let body: String
    /// `ApproximateReceiveCount`, `SentTimestamp` …
    package let attributes: [String: String]

    package init(messageID: String, receiptHandle: String, body: String, attributes: [String: String] = [:]) {
        self.messageID = messageID
        self.receiptHandle = receiptHandle
        self.body = body
        self.attributes = attributes
    }

    /// How often the message was handed out, this time included.
    package var receiveCount: Int { attributes["ApproximateReceiveCount"].flatMap { Int($0) } ?? 1 }
}
