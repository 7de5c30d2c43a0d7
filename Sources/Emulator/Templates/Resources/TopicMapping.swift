/// `AWS::SNS::Topic`, with the subscriptions that it lists.
enum TopicMapping: ResourceMapping {
    /// Those whose CloudFormation name is the API's.
    private static let texts = [
        "DisplayName", "FifoThroughputScope", "FifoTopic", "ContentBasedDeduplication", "KmsMasterKeyId",
        "SignatureVersion", "TracingConfig",
    ]
    static let emulated: Set<String> = Set(texts).union(["ArchivePolicy", "Subscription", "Tags", "TopicName"])
    static let meaningless: Set<String> = ["DataProtectionPolicy", "DeliveryStatusLogging"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        var attributes: [String: String] = [:]
        for name in texts { attributes[name] = resource.text(name) }
        attributes["ArchivePolicy"] = resource.properties["ArchivePolicy"].flatMap { $0.isUnknown ? nil : $0.json }
        assembly.application.topics.append(
            TopicResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                attributes: attributes, tags: resource.tags(of: resource.properties), location: resource.location))
        for item in resource.properties["Subscription"]?.items ?? [] {
            guard let protocolName = resource.requiredText("Protocol", of: item),
                let endpoint = resource.requiredText("Endpoint", of: item)
            else { continue }
            assembly.application.subscriptions.append(
                SubscriptionResource(
                    resource: resource.label, topicARN: resource.identity.ref, protocolName: protocolName,
                    endpoint: endpoint, attributes: [:], location: item.location))
        }
    }
}
