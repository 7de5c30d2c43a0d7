/// A queue's attributes that can be set, parsed. The initial values are SQS's defaults.
///
/// Source: SQS API reference, CreateQueue.
struct QueueSettings: Sendable, Equatable {
    var visibilityTimeoutSeconds = 30
    var delaySeconds = 0
    var maximumMessageBytes = QueueLimits.messageBytesMax
    var retentionSeconds = 345_600
    var receiveWaitSeconds = 0
    var redrivePolicy: RedrivePolicy?
    /// Nil for a standard queue.
    var fifo: FIFOSettings?
    /// Attributes that are kept and shown but change nothing here, such as `Policy` and `KmsMasterKeyId`.
    var others = ["SqsManagedSseEnabled": "true"]

    /// Every attribute that has a value, by its name on the wire.
    var attributes: [String: String] {
        var attributes = others
        attributes["VisibilityTimeout"] = String(visibilityTimeoutSeconds)
        attributes["DelaySeconds"] = String(delaySeconds)
        attributes["MaximumMessageSize"] = String(maximumMessageBytes)
        attributes["MessageRetentionPeriod"] = String(retentionSeconds)
        attributes["ReceiveMessageWaitTimeSeconds"] = String(receiveWaitSeconds)
        attributes["RedrivePolicy"] = redrivePolicy?.text
        if let fifo { attributes.merge(fifo.attributes) { _, fifo in fifo } }
        return attributes
    }
}
