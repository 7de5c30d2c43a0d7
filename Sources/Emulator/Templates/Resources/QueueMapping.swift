/// `AWS::SQS::Queue`.
enum QueueMapping: ResourceMapping {
    /// Those whose CloudFormation name and form are the API's, each with its values.
    private static let numbers: [String: ClosedRange<Int>] = [
        "DelaySeconds": 0...900, "MaximumMessageSize": 1_024...1_048_576, "MessageRetentionPeriod": 60...1_209_600,
        "ReceiveMessageWaitTimeSeconds": 0...20, "VisibilityTimeout": 0...43_200,
    ]
    private static let texts: Set<String> = [
        "FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit",
    ]
    private static let policies: Set<String> = ["RedrivePolicy", "RedriveAllowPolicy"]

    static let emulated = Set(numbers.keys).union(texts).union(policies).union(["QueueName"])
    static let meaningless: Set<String> = [
        "KmsDataKeyReusePeriodSeconds", "KmsMasterKeyId", "SqsManagedSseEnabled", "Tags",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        var attributes: [String: String] = [:]
        for (name, range) in numbers {
            if let value = resource.integer(name, in: range) { attributes[name] = String(value) }
        }
        for name in texts {
            if let value = resource.text(name) { attributes[name] = value }
        }
        for name in policies {
            guard let node = resource.properties[name], !node.isUnknown, !node.isNull else { continue }
            attributes[name] = node.string ?? node.json
        }
        // SQS knows the attribute only on FIFO queues.
        if attributes["FifoQueue"] == "false" { attributes["FifoQueue"] = nil }
        assembly.application.queues.append(
            QueueResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                attributes: attributes, location: resource.location))
    }
}
