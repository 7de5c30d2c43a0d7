/// The event `SNS` of a function: a subscription of the function, or of a queue that the function reads.
///
/// Source: SAM specification, event source `SNS`, `SqsSubscriptionObject`.
enum TopicEvents {
    private static let emulated: Set<String> = [
        "FilterPolicy", "FilterPolicyScope", "RedrivePolicy", "SqsSubscription", "Topic",
    ]

    static func map(
        _ event: TemplateNode.Entry, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? [] where !emulated.contains(entry.key) && entry.key != "Region" {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        guard let topicARN = resource.requiredText("Topic", of: properties) else { return }
        let attributes = SubscriptionMapping.attributes(of: properties, in: &resource)
        var endpoint = resource.identity.arn
        let queue = properties["SqsSubscription"]
        let readsQueue = queue.map { $0.entries != nil || $0.text?.lowercased() == "true" } ?? false
        if let queue, readsQueue {
            guard let arn = queueARN(queue, event, of: &resource, into: &assembly) else { return }
            endpoint = arn
        }
        assembly.application.subscriptions.append(
            SubscriptionResource(
                resource: resource.label, topicARN: topicARN, protocolName: readsQueue ? "sqs" : "lambda",
                endpoint: endpoint, attributes: attributes, location: event.location))
    }

    /// Adds the event source mapping, and the queue where none is named, as SAM's transform does.
    private static func queueARN(
        _ queue: TemplateNode, _ event: TemplateNode.Entry, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) -> String? {
        var arn = resource.text("QueueArn", of: queue)
        if queue.entries != nil, arn == nil { return resource.requiredText("QueueArn", of: queue) }
        if arn == nil {
            let logicalID = "\(resource.logicalID)\(event.key)Queue"
            let name = StableName.physicalName(
                stackName: resource.stack.stackName, logicalID: logicalID, lengthMax: 80)
            assembly.application.queues.append(
                QueueResource(
                    stack: resource.stack.label, logicalID: logicalID, name: name, attributes: [:],
                    location: event.location))
            arn = assembly.queueARN(name)
        }
        guard let arn else { return nil }
        let taken = (queue.entries ?? []).filter { ["BatchSize", "Enabled"].contains($0.key) }
        let source = TemplateNode.Entry(
            key: "Queue", location: event.location, value: .string(arn, at: event.location))
        EventSourceProperties.add(
            TemplateNode(.map(taken + [source]), at: event.location), source: "Queue",
            logicalID: "\(resource.logicalID)\(event.key)EventSourceMapping", function: resource.identity.arn,
            of: &resource, into: &assembly)
        return arn
    }
}
