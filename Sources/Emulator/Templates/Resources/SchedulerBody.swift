import VirtualTime

/// Turns the properties of a schedule, as CloudFormation and SAM have them, into the body of `CreateSchedule`.
enum SchedulerBody {
    static let texts = [
        "ActionAfterCompletion", "Description", "KmsKeyArn", "ScheduleExpression", "ScheduleExpressionTimezone",
        "State",
    ]
    static let times = ["StartDate", "EndDate"]
    /// Where the API wants numbers and CloudFormation takes texts too.
    private static let numbers: Set<String> = [
        "MaximumWindowInMinutes", "MaximumEventAgeInSeconds", "MaximumRetryAttempts",
    ]

    /// The members that both have; reports times and expressions that are none.
    static func members(_ properties: TemplateNode, of resource: inout ResolvedResource) -> [TemplateNode.Entry] {
        var members: [TemplateNode.Entry] = []
        for name in texts {
            guard let text = resource.text(name, of: properties) else { continue }
            members.append(entry(name, .string(text), at: properties.location))
        }
        for name in times {
            guard let text = resource.text(name, of: properties) else { continue }
            guard let instant = VirtualClock.Instant(iso8601: text) else {
                resource.fail(
                    .invalidProperty, at: properties[name]?.location ?? properties.location,
                    "\(name) \(text) is no time", "write it as 2026-12-01T08:30:00Z")
                continue
            }
            members.append(entry(name, .number(String(instant.milliseconds / 1_000)), at: properties.location))
        }
        if let window = properties["FlexibleTimeWindow"], !window.isNull {
            members.append(
                TemplateNode.Entry(key: "FlexibleTimeWindow", location: window.location, value: numbered(window)))
        }
        check(resource.text("ScheduleExpression", of: properties), in: properties, of: &resource)
        return members
    }

    private static func check(
        _ expression: String?, in properties: TemplateNode, of resource: inout ResolvedResource
    ) {
        guard let expression, ScheduleExpression(expression, dialect: .schedule) == nil else { return }
        resource.fail(
            .invalidProperty, at: properties["ScheduleExpression"]?.location ?? properties.location,
            "Invalid Schedule Expression \(expression).",
            "write it as rate(5 minutes), cron(0 8 ? * MON-FRI *) or at(2026-12-01T08:30:00)")
    }

    static func entry(_ key: String, _ content: TemplateNode.Content, at location: TemplateLocation)
        -> TemplateNode.Entry
    {
        TemplateNode.Entry(key: key, location: location, value: TemplateNode(content, at: location))
    }

    /// With numbers where the API has them.
    static func numbered(_ node: TemplateNode) -> TemplateNode {
        guard let entries = node.entries else { return node }
        var node = node
        node.content = .map(
            entries.map { entry in
                var entry = entry
                if numbers.contains(entry.key), let text = entry.value.string, let number = Int(text) {
                    entry.value.content = .number(String(number))
                } else {
                    entry.value = numbered(entry.value)
                }
                return entry
            })
        return node
    }
}
