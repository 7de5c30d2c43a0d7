import VirtualTime

/// The `Schedule` event of a function: SAM makes a rule of it.
enum ScheduleEvents {
    private static let emulated: Set<String> = [
        "Schedule", "Name", "Enabled", "State", "Input", "RetryPolicy", "DeadLetterConfig",
    ]
    private static let meaningless: Set<String> = ["Description", "RoleArn"]

    static func map(
        _ event: TemplateNode.Entry, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? []
        where !emulated.contains(entry.key) && !meaningless.contains(entry.key) {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        guard let text = resource.requiredText("Schedule", of: properties) else { return }
        guard ScheduleExpression(text, dialect: .rule) != nil else {
            resource.fail(
                .invalidProperty, at: properties["Schedule"]?.location ?? event.location,
                "Parameter ScheduleExpression is not valid: \(text)",
                "write it as rate(1 minute), rate(5 minutes) or cron(0 8 ? * MON-FRI *)")
            return
        }
        let isEnabled = resource.flag("Enabled", of: properties) ?? true
        guard isEnabled, resource.text("State", of: properties) != "DISABLED" else { return }
        let logicalID = resource.logicalID + event.key
        let retry = properties["RetryPolicy"]
        assembly.application.schedules.append(
            ScheduleResource(
                stack: resource.stack.label, logicalID: logicalID,
                name: resource.text("Name", of: properties)
                    ?? StableName.physicalName(
                        stackName: resource.stack.stackName, logicalID: logicalID, lengthMax: 64),
                function: resource.identity.arn, expression: text, input: resource.text("Input", of: properties),
                maximumRetryAttempts: retry.flatMap { resource.integer("MaximumRetryAttempts", in: 0...185, of: $0) },
                maximumEventAgeSeconds: retry.flatMap {
                    resource.integer("MaximumEventAgeInSeconds", in: 60...86_400, of: $0)
                },
                deadLetterQueueARN: EventDeadLetterQueue.arn(
                    properties["DeadLetterConfig"], event: logicalID, of: &resource, into: &assembly),
                location: event.location))
    }
}
