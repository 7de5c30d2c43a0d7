import Wire

extension QueueSettings {
    private static let kept: Set<String> = [
        "Policy", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "RedriveAllowPolicy", "SqsManagedSseEnabled",
    ]
    private static let fifoOnly: Set<String> = [
        "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit",
    ]
    /// What `GetQueueAttributes` may be asked for besides what can be set.
    private static let computed: Set<String> = [
        "All", "ApproximateNumberOfMessages", "ApproximateNumberOfMessagesDelayed",
        "ApproximateNumberOfMessagesNotVisible", "CreatedTimestamp", "FifoQueue", "LastModifiedTimestamp", "QueueArn",
    ]
    private static let numeric: Set<String> = [
        "VisibilityTimeout", "DelaySeconds", "MaximumMessageSize", "MessageRetentionPeriod",
        "ReceiveMessageWaitTimeSeconds", "RedrivePolicy",
    ]

    static func isReadable(_ name: String) -> Bool {
        computed.contains(name) || numeric.contains(name) || kept.contains(name) || fifoOnly.contains(name)
    }

    /// The defaults with `attributes` over them.
    init(attributes: [String: String]) throws(ServiceError) {
        self.init()
        try set(attributes)
    }

    /// Throws `InvalidAttributeName`, `InvalidAttributeValue` or `InvalidParameterValueException`; then some of the
    /// attributes may be set already, so work on a copy.
    mutating func set(_ attributes: [String: String]) throws(ServiceError) {
        for name in attributes.keys.sorted() {
            try set(name, to: attributes[name] ?? "")
        }
        if attributes["KmsMasterKeyId"]?.isEmpty == false { others["SqsManagedSseEnabled"] = "false" }
    }

    private mutating func set(_ name: String, to value: String) throws(ServiceError) {
        switch name {
        case "VisibilityTimeout":
            visibilityTimeoutSeconds = try number(value, name, 0...QueueLimits.visibilityTimeoutSecondsMax)
        case "DelaySeconds": delaySeconds = try number(value, name, 0...QueueLimits.delaySecondsMax)
        case "MaximumMessageSize":
            maximumMessageBytes = try number(value, name, QueueLimits.messageBytesMin...QueueLimits.messageBytesMax)
        case "MessageRetentionPeriod":
            retentionSeconds = try number(
                value, name, QueueLimits.retentionSecondsMin...QueueLimits.retentionSecondsMax)
        case "ReceiveMessageWaitTimeSeconds":
            receiveWaitSeconds = try number(value, name, 0...QueueLimits.receiveWaitSecondsMax)
        case "RedrivePolicy": redrivePolicy = value.isEmpty ? nil : try RedrivePolicy(parsing: value)
        case "FifoQueue" where value == "false": break
        case "FifoQueue",
            _ where Self.fifoOnly.contains(name):
            throw .unknownAttribute(name)
        case _ where Self.kept.contains(name): others[name] = value.isEmpty ? nil : value
        default: throw .unknownAttribute(name)
        }
    }

    private func number(_ text: String, _ name: String, _ range: ClosedRange<Int>) throws(ServiceError) -> Int {
        guard let number = Int(text), range.contains(number) else {
            throw ServiceError("InvalidAttributeValue", "Invalid value for the parameter \(name).")
        }
        return number
    }
}
