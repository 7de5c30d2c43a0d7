/// `AWS::Events::Rule`.
enum EventRuleMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "Description", "EventBusName", "EventPattern", "Name", "RoleArn", "ScheduleExpression", "State", "Targets",
    ]
    static let meaningless: Set<String> = ["Tags"]

    /// What is for targets that are not emulated.
    private static let otherTargets: Set<String> = [
        "AppSyncParameters", "BatchParameters", "EcsParameters", "KinesisParameters", "RedshiftDataParameters",
        "RunCommandParameters", "SageMakerPipelineParameters",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard resource.properties["EventPattern"] != nil || resource.properties["ScheduleExpression"] != nil else {
            resource.fail(
                .invalidProperty, at: resource.location,
                "Parameter(s) EventPattern or ScheduleExpression must be specified.", "add one of them")
            return
        }
        var rule = [entry("Name", resource.identity.name, at: resource.location)]
        for key in ["Description", "EventBusName", "RoleArn", "ScheduleExpression", "State"] {
            if let text = resource.text(key) { rule.append(entry(key, text, at: resource.location)) }
        }
        if let pattern = resource.properties["EventPattern"], !pattern.isNull, !pattern.isUnknown {
            rule.append(entry("EventPattern", pattern.string ?? pattern.json, at: pattern.location))
        }
        for target in resource.properties["Targets"]?.items ?? [] {
            for member in target.entries ?? [] where otherTargets.contains(member.key) {
                resource.unsupported("\(member.key) of a target is not emulated", at: member.location)
            }
        }
        let targets = resource.properties["Targets"].flatMap { $0.items?.isEmpty == false ? $0 : nil }
        add(resource, rule: rule, targets: targets, name: resource.identity.name, to: &assembly)
    }

    /// - Parameter name: the rule's.
    static func add(
        _ resource: ResolvedResource, rule: [TemplateNode.Entry], targets: TemplateNode?, name: String,
        to assembly: inout Assembly
    ) {
        let location = resource.location
        let bus = rule.first { $0.key == "EventBusName" }.map { [$0] } ?? []
        let putTargets = targets.map { targets in
            [entry("Rule", name, at: location)] + bus
                + [TemplateNode.Entry(key: "Targets", location: location, value: numbered(targets))]
        }
        assembly.application.eventRules.append(
            EventRuleResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: name,
                isScheduled: rule.contains { $0.key == "ScheduleExpression" },
                putRuleBody: TemplateNode(.map(rule), at: location).json,
                putTargetsBody: putTargets.map { TemplateNode(.map($0), at: location).json }, location: location))
    }

    static func entry(_ key: String, _ text: String, at location: TemplateLocation) -> TemplateNode.Entry {
        TemplateNode.Entry(key: key, location: location, value: .string(text, at: location))
    }

    private static let numbers: Set<String> = ["MaximumRetryAttempts", "MaximumEventAgeInSeconds"]

    /// CloudFormation takes numbers as texts and an `Input` as an object; the API does not.
    static func numbered(_ node: TemplateNode) -> TemplateNode {
        switch node.content {
        case .list(let items): return TemplateNode(.list(items.map(numbered)), at: node.location)
        case .map(let entries):
            return TemplateNode(
                .map(
                    entries.map { entry in
                        var entry = entry
                        if numbers.contains(entry.key), let text = entry.value.string, Int(text) != nil {
                            entry.value.content = .number(text)
                        } else if entry.key == "Input" || entry.key == "InputTemplate",
                            entry.value.entries != nil || entry.value.items != nil
                        {
                            entry.value.content = .string(entry.value.json)
                        } else {
                            entry.value = numbered(entry.value)
                        }
                        return entry
                    }), at: node.location)
        default: return node
        }
    }
}
