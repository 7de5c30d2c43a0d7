/// `AWS::Scheduler::Schedule`.
enum SchedulerMapping: ResourceMapping {
    static let emulated = Set(SchedulerBody.texts + SchedulerBody.times).union([
        "FlexibleTimeWindow", "GroupName", "Name", "Target",
    ])
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let target = resource.properties["Target"] else {
            resource.fail(.invalidProperty, at: resource.location, "Missing required property 'Target'", "add Target")
            return
        }
        guard resource.requiredText("ScheduleExpression") != nil else { return }
        var members = SchedulerBody.members(resource.properties, of: &resource)
        let group = resource.text("GroupName") ?? "default"
        members.append(SchedulerBody.entry("GroupName", .string(group), at: resource.location))
        members.append(
            TemplateNode.Entry(key: "Target", location: target.location, value: SchedulerBody.numbered(target)))
        let json = TemplateNode(.map(members), at: resource.location).json
        assembly.application.schedulerSchedules.append(
            SchedulerResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name, group: group,
                createScheduleBody: Array(json.utf8), location: resource.location))
    }
}
