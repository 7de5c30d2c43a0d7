public import FoundationEssentials

/// The attributes that the queue itself adds.
///
/// Source: SQS API reference, `ReceiveMessage`, `MessageSystemAttributeNames`.
extension SQSEvent.Record {
    /// How often the message was received, this time included.
    public var approximateReceiveCount: Int? { attributes["ApproximateReceiveCount"].flatMap { Int($0) } }

    /// When the queue took the message, to the millisecond.
    public var sentAt: Date? { date("SentTimestamp") }

    /// When the message was received for the first time, to the millisecond.
    public var firstReceivedAt: Date? { date("ApproximateFirstReceiveTimestamp") }

    /// The group in which a FIFO queue keeps the order; a standard queue keeps it for fairness only.
    public var messageGroupId: String? { attributes["MessageGroupId"] }

    public var messageDeduplicationId: String? { attributes["MessageDeduplicationId"] }

    /// The place in a FIFO queue, as a text of digits: it is larger than an `Int64` can be.
    public var sequenceNumber: String? { attributes["SequenceNumber"] }

    /// The X-Ray trace header of the sender.
    public var awsTraceHeader: String? { attributes["AWSTraceHeader"] }

    /// The queue from which a dead-letter queue got the message.
    public var deadLetterQueueSourceArn: String? { attributes["DeadLetterQueueSourceArn"] }

    private func date(_ name: String) -> Date? {
        attributes[name].flatMap { Int64($0) }.map { EventTime.date(millisecondsSince1970: $0) }
    }
}
