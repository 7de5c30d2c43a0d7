/// One message on its way to one target, in the form in which it waits on disk.
package struct Delivery: Codable, Sendable, Equatable {
    /// Whose deliveries share a lane: a subscription's or a target's ARN. A lane that fails or hangs holds up no other.
    package var lane: String
    /// Whether the lane keeps its order, one delivery at a time, as a FIFO topic's subscriptions do.
    package var isOrdered: Bool
    /// The target's ARN, or a URL.
    package var target: String
    /// The target's message: a queue's body, a function's event, a request's body.
    package var body: String
    package var attributes: [String: Attribute]
    /// For FIFO queues and topics.
    package var messageGroupID: String?
    package var messageDeduplicationID: String?
    /// An X-Ray header to hand on.
    package var traceHeader: String?
    package var retry: RetryPolicy
    /// The queue that takes what could not be delivered.
    package var deadLetterQueueARN: String?
    /// What only the sending service and its target understand, such as HTTP header fields or a rule's ARN.
    package var details: [String: String]

    package init(
        lane: String, target: String, body: String, attributes: [String: Attribute] = [:], retry: RetryPolicy,
        isOrdered: Bool = false, messageGroupID: String? = nil, messageDeduplicationID: String? = nil,
        traceHeader: String? = nil, deadLetterQueueARN: String? = nil, details: [String: String] = [:]
    ) {
        self.lane = lane
        self.isOrdered = isOrdered
        self.target = target
        self.body = body
        self.attributes = attributes
        self.messageGroupID = messageGroupID
        self.messageDeduplicationID = messageDeduplicationID
        self.traceHeader = traceHeader
        self.retry = retry
        self.deadLetterQueueARN = deadLetterQueueARN
        self.details = details
    }

    /// The name of a detail that the queue itself sets: the number of the attempt, from 1.
    package static let attemptDetail = "attempt"

    /// A message attribute as SQS and SNS have them.
    package struct Attribute: Codable, Sendable, Equatable {
        /// `String`, `Number`, `Binary`, `String.Array`, with an optional label after a dot.
        package var type: String
        /// The text, or the base64 of a binary value.
        package var value: String

        package init(type: String, value: String) {
            self.type = type
            self.value = value
        }
    }
}
