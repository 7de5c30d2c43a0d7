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

    /// The defaults with `attributes` over them, for a queue that is yet to be made.
    ///
    /// A FIFO queue's `FifoQueue` must be there and true, and a standard queue may not have it (SQS API reference,
    /// CreateQueue).
    init(attributes: [String: String], ofQueue name: String) throws(ServiceError) {
        self.init()
        if QueueName.isFIFO(name) { fifo = FIFOSettings() }
        try set(attributes)
    }

    /// Throws `InvalidAttributeName`, `InvalidAttributeValue` or `InvalidParameterValueException`; then some of the
    /// attributes may be set already, so work on a copy.
    mutating func set(_ attributes: [String: String]) throws(ServiceError) {
        for name in attributes.keys.sorted() {
            try set(name, to: attributes[name] ?? "")
        }
        if let fifo, fifo.isThroughputPerGroup, !fifo.deduplicatesByGroup {
            throw .invalidParameter(
                "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup")
        }
        if let policy = redrivePolicy, let target = policy.deadLetterTargetARN.split(separator: ":").last,
            QueueName.isFIFO(String(target)) != (fifo != nil)
        {
            throw .invalidParameter(
                "RedrivePolicy", value: attributes["RedrivePolicy"] ?? policy.text,
                reason: "Dead-letter queue must be same type of queue as the source..")
        }
        if attributes["KmsMasterKeyId"]?.isEmpty == false {
            guard attributes["SqsManagedSseEnabled"] != "true" else {
                throw ServiceError(
                    "InvalidAttributeName",
                    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or "
                        + "SQS SSE.")
            }
            others["SqsManagedSseEnabled"] = "false"
        } else if attributes["SqsManagedSseEnabled"] == "true" {
            others["KmsMasterKeyId"] = nil
            others["KmsDataKeyReusePeriodSeconds"] = nil
        }
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
        case "RedriveAllowPolicy": others[name] = value.isEmpty ? nil : try RedriveAllowPolicy(parsing: value).text
        case "Policy":
            if !value.isEmpty { _ = try QueuePolicy(parsing: value) }
            others[name] = value.isEmpty ? nil : value
        case "KmsDataKeyReusePeriodSeconds":
            others[name] = String(
                try number(value, name, QueueLimits.kmsReuseSecondsMin...QueueLimits.kmsReuseSecondsMax))
        case "SqsManagedSseEnabled": others[name] = String(try flag(value, name))
        case "FifoQueue": try setFIFO(value)
        case _ where Self.fifoOnly.contains(name): try setOfFIFO(name, to: value)
        case _ where Self.kept.contains(name): others[name] = value.isEmpty ? nil : value
        default: throw .unknownAttribute(name)
        }
    }

    /// The kind of a queue lies in its name; the attribute may only say the same.
    private func setFIFO(_ value: String) throws(ServiceError) {
        guard fifo != nil else { throw .unknownAttribute("FifoQueue") }
        guard value == "true" else {
            throw ServiceError(
                "InvalidAttributeValue",
                "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.")
        }
    }

    private mutating func setOfFIFO(_ name: String, to value: String) throws(ServiceError) {
        guard var fifo else {
            throw ServiceError(
                "InvalidAttributeName", "Unknown Attribute \(name). Should be used only with FIFO Queues.")
        }
        switch (name, value) {
        case ("ContentBasedDeduplication", _): fifo.deduplicatesByContent = try flag(value, name)
        case ("DeduplicationScope", "messageGroup"): fifo.deduplicatesByGroup = true
        case ("DeduplicationScope", "queue"): fifo.deduplicatesByGroup = false
        case ("FifoThroughputLimit", "perMessageGroupId"): fifo.isThroughputPerGroup = true
        case ("FifoThroughputLimit", "perQueue"): fifo.isThroughputPerGroup = false
        default: throw .invalidAttributeValue(name)
        }
        self.fifo = fifo
    }

    private func flag(_ text: String, _ name: String) throws(ServiceError) -> Bool {
        guard let flag = Bool(text) else { throw .invalidAttributeValue(name) }
        return flag
    }

    private func number(_ text: String, _ name: String, _ range: ClosedRange<Int>) throws(ServiceError) -> Int {
        guard let number = Int(text), range.contains(number) else { throw .invalidAttributeValue(name) }
        return number
    }
}
