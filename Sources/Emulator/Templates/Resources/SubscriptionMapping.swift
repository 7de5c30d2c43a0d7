/// `AWS::SNS::Subscription`.
enum SubscriptionMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "DeliveryPolicy", "Endpoint", "FilterPolicy", "FilterPolicyScope", "Protocol", "RawMessageDelivery",
        "RedrivePolicy", "SubscriptionRoleArn", "TopicArn",
    ]
    static let meaningless: Set<String> = ["Region"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let topicARN = resource.requiredText("TopicArn"), let protocolName = resource.requiredText("Protocol"),
            let endpoint = resource.requiredText("Endpoint")
        else { return }
        assembly.application.subscriptions.append(
            SubscriptionResource(
                resource: resource.label, topicARN: topicARN, protocolName: protocolName, endpoint: endpoint,
                attributes: attributes(of: resource.properties, in: &resource), location: resource.location))
    }

    /// Policies are maps in templates, or their JSON as a text.
    static func attributes(of properties: TemplateNode, in resource: inout ResolvedResource) -> [String: String] {
        var attributes: [String: String] = [:]
        for name in ["FilterPolicyScope", "RawMessageDelivery", "SubscriptionRoleArn"] {
            attributes[name] = resource.text(name, of: properties)
        }
        for name in ["DeliveryPolicy", "FilterPolicy", "RedrivePolicy"] {
            guard let node = properties[name], !node.isUnknown, !node.isNull else { continue }
            attributes[name] = node.string ?? node.json
        }
        return attributes
    }
}
