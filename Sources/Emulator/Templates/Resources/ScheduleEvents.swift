/// The `Schedule` and `ScheduleV2` events of a function.
enum ScheduleEvents {
    static func map(
        _ event: TemplateNode.Entry, type: String, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        let emulated: Set<String> = ["Schedule", "ScheduleExpression", "Enabled", "State", "Input"]
        let meaningless: Set<String> = ["Name", "Description", "PermissionsBoundary", "RoleArn"]
        for entry in properties.entries ?? []
        where !emulated.contains(entry.key) && !meaningless.contains(entry.key) {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        let key = type == "Schedule" ? "Schedule" : "ScheduleExpression"
        guard let text = resource.requiredText(key, of: properties) else { return }
        let location = properties[key]?.location ?? event.location
        if text.hasPrefix("cron(") || text.hasPrefix("at(") {
            resource.unsupported("The schedule \(text) is not emulated, only rate(…)", at: location)
            return
        }
        guard let intervalSeconds = ScheduleExpression.intervalSeconds(text) else {
            resource.fail(
                .invalidProperty, at: location, "Parameter ScheduleExpression is not valid: \(text)",
                "write it as rate(1 minute), rate(5 minutes), rate(1 hour) or rate(2 days)")
            return
        }
        let isEnabled = resource.flag("Enabled", of: properties) ?? true
        guard isEnabled, resource.text("State", of: properties) != "DISABLED" else { return }
        assembly.application.schedules.append(
            ScheduleResource(
                stack: resource.stack.label, logicalID: resource.logicalID + event.key, function: resource.identity.arn,
                intervalSeconds: intervalSeconds, input: resource.text("Input", of: properties),
                location: event.location))
    }
}
