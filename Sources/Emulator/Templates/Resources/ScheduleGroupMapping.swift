/// `AWS::Scheduler::ScheduleGroup`.
enum ScheduleGroupMapping: ResourceMapping {
    static let emulated: Set<String> = ["Name"]
    static let meaningless: Set<String> = ["Tags"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        assembly.application.scheduleGroups.append(
            ScheduleGroupResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                location: resource.location))
    }
}
