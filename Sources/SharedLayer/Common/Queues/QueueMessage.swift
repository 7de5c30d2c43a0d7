/// A message as it was received.
package struct QueueMessage: Sendable, Equatable {
    package let messageID: String
    package let receiptHandle: String
    package let body: String
    /// `ApproximateReceiveCount`, `SentTimestamp` …
    package let systemAttributes: [String: String]
    /// What the sender added as texts, numbers among it.
    package let attributes: [String: String]
    /// All that the sender added.
    package let typedAttributes: [String: MessageAttribute]

    package init(
        messageID: String, receiptHandle: String, body: String, systemAttributes: [String: String] = [:],
        attributes: [String: String] = [:], typedAttributes: [String: MessageAttribute]? = nil
    ) {
        self.messageID = messageID
        self.receiptHandle = receiptHandle
        self.body = body
        self.systemAttributes = systemAttributes
        self.attributes = attributes
        self.typedAttributes = typedAttributes ?? attributes.mapValues { .string($0) }
    }

    /// How often the message was handed out, this time included.
    package var receiveCount: Int { systemAttributes["ApproximateReceiveCount"].flatMap { Int($0) } ?? 1 }

    static let traceHeaderName = "AWSTraceHeader"

    /// The X-Ray trace that its sender gave it.
    package var traceHeader: String? { systemAttributes[Self.traceHeaderName] }

    /// FIFO queues: what the sender grouped it by.
    package var groupID: String? { systemAttributes["MessageGroupId"] }
}
