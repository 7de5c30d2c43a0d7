/// The `EventBridgeRule` and `CloudWatchEvent` events of a function.
///
/// Source: SAM specification, "EventBridgeRule": a rule `<Function><Event>` with the function as its target.
enum EventRuleEvents {
    private static let emulated: Set<String> = [
        "DeadLetterConfig", "EventBusName", "Input", "InputPath", "InputTransformer", "Pattern", "RetryPolicy",
        "RuleName", "State", "Enabled", "Target",
    ]

    static func map(
        _ event: TemplateNode.Entry, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? [] where !emulated.contains(entry.key) {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        guard let pattern = properties["Pattern"], !pattern.isUnknown else {
            if properties["Pattern"] == nil {
                resource.fail(
                    .invalidProperty, at: event.location, "Missing required property 'Pattern'", "add Pattern")
            }
            return
        }
        let logicalID = resource.logicalID + event.key
        let location = event.location
        let name = resource.text("RuleName", of: properties) ?? "\(resource.stack.label)-\(logicalID)"
        var rule = [
            EventRuleMapping.entry("Name", String(name.replacing("/", with: "-").suffix(64)), at: location),
            EventRuleMapping.entry("EventPattern", pattern.string ?? pattern.json, at: pattern.location),
        ]
        if let bus = resource.text("EventBusName", of: properties) {
            rule.append(EventRuleMapping.entry("EventBusName", bus, at: location))
        }
        let isEnabled = resource.flag("Enabled", of: properties) ?? true
        let state = resource.text("State", of: properties) ?? (isEnabled ? "ENABLED" : "DISABLED")
        rule.append(EventRuleMapping.entry("State", state, at: location))
        let id = properties["Target"].flatMap { resource.text("Id", of: $0) } ?? "\(logicalID)LambdaTarget"
        var target = [
            EventRuleMapping.entry("Id", String(id.suffix(64)), at: location),
            EventRuleMapping.entry("Arn", resource.identity.arn, at: location),
        ]
        for key in ["Input", "InputPath", "InputTransformer", "RetryPolicy"] {
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
        let targets = TemplateNode(.list([TemplateNode(.map(target), at: location)]), at: location)
        let ruleName = rule.first?.value.string ?? name
        EventRuleMapping.add(resource, rule: rule, targets: targets, name: ruleName, to: &assembly)
    }
}
