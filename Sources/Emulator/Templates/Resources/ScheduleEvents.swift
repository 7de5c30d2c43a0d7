import VirtualTime

/// The `Schedule` event of a function.
///
/// Source: SAM specification, "Schedule": a rule `<Function><Event>` with the function as its target.
enum ScheduleEvents {
    private static let emulated: Set<String> = [
        "Description", "Schedule", "Name", "Enabled", "State", "Input", "RetryPolicy", "DeadLetterConfig",
    ]
    private static let meaningless: Set<String> = ["RoleArn"]

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
        let location = event.location
        let logicalID = resource.logicalID + event.key
        let name =
            resource.text("Name", of: properties)
            ?? StableName.physicalName(stackName: resource.stack.stackName, logicalID: logicalID, lengthMax: 64)
        let isEnabled = resource.flag("Enabled", of: properties) ?? true
        var rule = [
            EventRuleMapping.entry("Name", name, at: location),
            EventRuleMapping.entry("ScheduleExpression", text, at: location),
            EventRuleMapping.entry(
                "State", resource.text("State", of: properties) ?? (isEnabled ? "ENABLED" : "DISABLED"), at: location),
        ]
        if let description = resource.text("Description", of: properties) {
            rule.append(EventRuleMapping.entry("Description", description, at: location))
        }
        let target = TemplateNode(.map(target(properties, logicalID, &resource, &assembly)), at: location)
        EventRuleMapping.add(
            resource, rule: rule, targets: TemplateNode(.list([target]), at: location), name: name, to: &assembly)
    }

    private static func target(
        _ properties: TemplateNode, _ logicalID: String, _ resource: inout ResolvedResource, _ assembly: inout Assembly
    ) -> [TemplateNode.Entry] {
        let location = properties.location
        var target = [
            EventRuleMapping.entry("Id", String("\(logicalID)LambdaTarget".suffix(64)), at: location),
            EventRuleMapping.entry("Arn", resource.identity.arn, at: location),
        ]
        for key in ["Input", "RetryPolicy"] {
            if let node = properties[key], !node.isNull, !node.isUnknown {
                target.append(TemplateNode.Entry(key: key, location: node.location, value: node))
            }
        }
        let queue = EventDeadLetterQueue.arn(
            properties["DeadLetterConfig"], event: logicalID, of: &resource, into: &assembly)
        if let queue {
            let arn = TemplateNode(.map([EventRuleMapping.entry("Arn", queue, at: location)]), at: location)
            target.append(TemplateNode.Entry(key: "DeadLetterConfig", location: location, value: arn))
        }
        return target
    }
}
