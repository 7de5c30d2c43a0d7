import FoundationEssentials
import Wire

/// The attributes that a topic may have, and their rules.
///
/// Source: SNS API reference, `CreateTopic`, `SetTopicAttributes` and `GetTopicAttributes`.
enum TopicAttributes {
    private static let feedback = ["Application", "Firehose", "HTTP", "Lambda", "SQS"].flatMap { service in
        ["SuccessFeedbackRoleArn", "SuccessFeedbackSampleRate", "FailureFeedbackRoleArn"].map { service + $0 }
    }
    private static let settable: Set<String> = Set(feedback).union([
        "ArchivePolicy", "ContentBasedDeduplication", "DeliveryPolicy", "DisplayName", "FifoThroughputScope",
        "KmsMasterKeyId", "Policy", "SignatureVersion", "TracingConfig",
    ])
    private static let fifoOnly: Set<String> = ["ArchivePolicy", "ContentBasedDeduplication", "FifoThroughputScope"]

    /// Whether `CreateTopic` makes a FIFO topic, by the attribute alone.
    static func isFIFO(_ attributes: [String: String]) -> Bool { attributes["FifoTopic"]?.lowercased() == "true" }

    /// Checks what `CreateTopic` gives.
    static func validate(new attributes: [String: String]) throws(ServiceError) {
        let isFIFO = isFIFO(attributes)
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            if name == "FifoTopic" {
                guard ["true", "false"].contains(value.lowercased()) else {
                    throw .invalidParameter("Attributes Reason: FifoTopic must be true or false")
                }
                continue
            }
            guard settable.contains(name) else {
                throw .invalidParameter("Attributes Reason: Unknown attribute \(name)")
            }
            try validate(name, value, isFIFO: isFIFO, prefix: "Attributes Reason: ")
        }
    }

    /// Checks what `SetTopicAttributes` sets; `FifoTopic` stays as it is.
    static func validate(_ name: String, _ value: String, of topic: Topic) throws(ServiceError) {
        guard settable.contains(name) else { throw .invalidParameter("AttributeName") }
        try validate(name, value, isFIFO: topic.isFIFO, prefix: "")
    }

    private static func validate(
        _ name: String, _ value: String, isFIFO: Bool, prefix: String
    ) throws(ServiceError) {
        // An empty value takes the attribute back.
        guard !value.isEmpty else { return }
        if fifoOnly.contains(name), !isFIFO {
            throw .invalidParameter("\(prefix)\(name): can only be set for FIFO topics")
        }
        switch name {
        case "DeliveryPolicy": _ = try TopicDeliveryPolicy(value, prefix: prefix)
        case "Policy", "ArchivePolicy":
            if let problem = JSONProblem.describe(Array(value.utf8)) {
                throw .invalidParameter("\(prefix)\(name): failed to parse JSON. \(problem)")
            }
        case "DisplayName":
            guard value.unicodeScalars.count <= TopicLimits.displayNameCharactersMax else {
                throw .invalidParameter("\(prefix)DisplayName: must be at most 100 characters")
            }
        case "SignatureVersion": try check(value, ["1", "2"], name, prefix)
        case "TracingConfig": try check(value, ["PassThrough", "Active"], name, prefix)
        case "ContentBasedDeduplication": try check(value.lowercased(), ["true", "false"], name, prefix)
        case "FifoThroughputScope": try check(value, ["Topic", "MessageGroup"], name, prefix)
        default: break
        }
    }

    private static func check(
        _ value: String, _ allowed: [String], _ name: String, _ prefix: String
    ) throws(ServiceError) {
        guard allowed.contains(value) else {
            throw .invalidParameter(
                "\(prefix)\(name): Invalid value [\(value)]. Must be \(allowed.joined(separator: " or ")).")
        }
    }

    /// As they are stored.
    static func normalized(_ attributes: [String: String]) -> [String: String] {
        var stored = attributes.filter { !$0.value.isEmpty && $0.key != "FifoTopic" }
        stored["ContentBasedDeduplication"] = stored["ContentBasedDeduplication"]?.lowercased()
        return stored
    }
}
