package import LambdaEvents
package import Logging

extension SQSEvent.Record: BatchRecord {
    package var itemIdentifier: String { messageId }

    /// A standard queue's groups are for fairness, and order nothing.
    package var group: String? { isOfFIFOQueue ? messageGroupId ?? "" : nil }

    package var correlationID: String { EventTransformer().correlationID(of: self) }

    package var logMetadata: Logger.Metadata {
        var metadata: Logger.Metadata = [
            "message_id": .string(messageId), "queue_arn": .string(eventSourceARN),
            "receive_count": .string(attributes["ApproximateReceiveCount"] ?? "1"),
        ]
        if let group { metadata["message_group"] = .string(group) }
        return metadata
    }

    /// A FIFO queue's name ends so (SQS developer guide, "Queue and message identifiers").
    var isOfFIFOQueue: Bool { eventSourceARN.hasSuffix(".fifo") }
}
