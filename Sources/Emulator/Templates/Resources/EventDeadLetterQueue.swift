/// The `DeadLetterConfig` of an event: a queue that is there, or one that SAM makes for it.
enum EventDeadLetterQueue {
    /// - Parameter event: the logical id of what SAM makes of the event; a queue without an id of its own is named after it.
    /// - Returns: the queue's ARN.
    static func arn(
        _ config: TemplateNode?, event: String, of resource: inout ResolvedResource, into assembly: inout Assembly
    ) -> String? {
        guard let config, !config.isUnknown, !config.isNull else { return nil }
        if config["Arn"] != nil { return resource.text("Arn", of: config) }
        guard resource.text("Type", of: config) == "SQS" else {
            resource.fail(
                .invalidProperty, at: config.location, "'DeadLetterConfig' requires one of ['Type', 'Arn']",
                "set Arn to a queue's ARN, or Type to SQS")
            return nil
        }
        let logicalID = resource.text("QueueLogicalId", of: config) ?? event + "Queue"
        let name = StableName.physicalName(
            stackName: resource.stack.stackName, logicalID: logicalID, lengthMax: 80)
        assembly.application.queues.append(
            QueueResource(
                stack: resource.stack.label, logicalID: logicalID, name: name, attributes: [:],
                location: config.location))
        return assembly.queueARN(name)
    }
}
