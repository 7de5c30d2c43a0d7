/// The `ScheduleV2` event of a function: SAM makes a schedule of EventBridge Scheduler of it.
enum SchedulerEvents {
    private static let emulated = Set(SchedulerBody.texts + SchedulerBody.times).union([
        "DeadLetterConfig", "FlexibleTimeWindow", "GroupName", "Input", "Name", "OmitName", "RetryPolicy", "RoleArn",
    ])
    private static let meaningless: Set<String> = ["PermissionsBoundary"]

    static func map(
        _ event: TemplateNode.Entry, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? []
        where !emulated.contains(entry.key) && !meaningless.contains(entry.key) {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        guard resource.requiredText("ScheduleExpression", of: properties) != nil else { return }
        var members = SchedulerBody.members(properties, of: &resource)
        if properties["FlexibleTimeWindow"] == nil {
            let off = SchedulerBody.entry("Mode", .string("OFF"), at: event.location)
            members.append(SchedulerBody.entry("FlexibleTimeWindow", .map([off]), at: event.location))
        }
        let group = resource.text("GroupName", of: properties) ?? "default"
        members.append(SchedulerBody.entry("GroupName", .string(group), at: event.location))
        let logicalID = resource.logicalID + event.key
        let target = target(properties, event: logicalID, of: &resource, into: &assembly)
        members.append(SchedulerBody.entry("Target", .map(target), at: event.location))
        let json = TemplateNode(.map(members), at: event.location).json
        assembly.application.schedulerSchedules.append(
            SchedulerResource(
                stack: resource.stack.label, logicalID: logicalID, name: name(properties, logicalID, of: &resource),
                group: group, createScheduleBody: Array(json.utf8), location: event.location))
    }

    private static func target(
        _ properties: TemplateNode, event: String, of resource: inout ResolvedResource, into assembly: inout Assembly
    ) -> [TemplateNode.Entry] {
        let location = properties.location
        let role =
            resource.text("RoleArn", of: properties)
            ?? "arn:aws:iam::\(assembly.addresses.accountID):role/\(event)Role"
        var target = [
            SchedulerBody.entry("Arn", .string(resource.identity.arn), at: location),
            SchedulerBody.entry("RoleArn", .string(role), at: location),
        ]
        if let input = resource.text("Input", of: properties) {
            target.append(SchedulerBody.entry("Input", .string(input), at: location))
        }
        if let retry = properties["RetryPolicy"], !retry.isNull {
            target.append(
                TemplateNode.Entry(key: "RetryPolicy", location: retry.location, value: SchedulerBody.numbered(retry)))
        }
        let queue = EventDeadLetterQueue.arn(
            properties["DeadLetterConfig"], event: event, of: &resource, into: &assembly)
        if let queue {
            let arn = SchedulerBody.entry("Arn", .string(queue), at: location)
            target.append(SchedulerBody.entry("DeadLetterConfig", .map([arn]), at: location))
        }
        return target
    }

    /// SAM names the schedule after the event, unless it shall leave that to CloudFormation.
    private static func name(
        _ properties: TemplateNode, _ logicalID: String, of resource: inout ResolvedResource
    ) -> String {
        if let name = resource.text("Name", of: properties) { return name }
        guard resource.flag("OmitName", of: properties) == true else { return logicalID }
        return StableName.physicalName(stackName: resource.stack.stackName, logicalID: logicalID, lengthMax: 64)
    }
}
