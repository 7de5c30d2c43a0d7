/// `AWS::Serverless::Function`, with its events.
enum ServerlessFunctionMapping: ResourceMapping {
    static let emulated = FunctionProperties.shared.union(["CodeUri", "EventInvokeConfig", "Events", "InlineCode"])
    static let meaningless = FunctionProperties.meaningless.union([
        "AutoPublishAlias", "AutoPublishCodeSha256", "DeploymentPreference", "PermissionsBoundary", "Policies",
        "PropagateTags", "RolePath", "Tracing", "VersionDescription", "VersionDeletionPolicy",
        "AssumeRolePolicyDocument",
    ])

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        if FunctionProperties.isImage(&resource) { return }
        if let inline = resource.properties["InlineCode"] {
            resource.unsupported("InlineCode is not emulated; the function does not run", at: inline.location)
            return
        }
        FunctionProperties.add(&resource, codePath: resource.codePath("CodeUri"), to: &assembly)
        if let config = resource.properties["EventInvokeConfig"], !config.isUnknown, !config.isNull {
            EventInvokeConfigProperties.add(
                config, function: resource.identity.arn, isSAM: true, of: &resource, into: &assembly)
        }
        for event in resource.properties["Events"]?.entries ?? [] {
            map(event, of: &resource, into: &assembly)
        }
    }

    private static func map(
        _ event: TemplateNode.Entry, of resource: inout ResolvedResource, into assembly: inout Assembly
    ) {
        guard let type = resource.requiredText("Type", of: event.value) else { return }
        let properties = event.value["Properties"] ?? TemplateNode(.map([]), at: event.location)
        switch type {
        case "HttpApi", "Api":
            RouteEvents.map(event, type: type, properties, of: &resource, into: &assembly)
        case "SQS":
            EventSourceEvents.map(event, source: "Queue", properties, of: &resource, into: &assembly)
        case "SNS": TopicEvents.map(event, properties, of: &resource, into: &assembly)
        case "DynamoDB":
            EventSourceEvents.map(event, source: "Stream", properties, of: &resource, into: &assembly)
        case "EventBridgeRule", "CloudWatchEvent":
            EventRuleEvents.map(event, properties, of: &resource, into: &assembly)
        case "S3": BucketEvents.map(event, properties, of: &resource, into: &assembly)
        case "Schedule": ScheduleEvents.map(event, properties, of: &resource, into: &assembly)
        case "ScheduleV2": SchedulerEvents.map(event, properties, of: &resource, into: &assembly)
        case _ where others.contains(type):
            resource.unsupported("The event \(event.key) of type \(type) is not emulated", at: event.location)
        default:
            resource.fail(
                .invalidProperty, at: event.location,
                "Event with id [\(event.key)] is invalid. \(type) is no event type of SAM",
                Suggestion.question(for: type, in: others.union(emulatedEvents)))
        }
    }

    private static let emulatedEvents: Set<String> = [
        "Api", "CloudWatchEvent", "DynamoDB", "EventBridgeRule", "HttpApi", "S3", "SNS", "SQS", "Schedule",
        "ScheduleV2",
    ]
    /// SAM's other events.
    private static let others: Set<String> = [
        "AlexaSkill", "CloudWatchLogs", "Cognito", "DocumentDB", "IoTRule", "Kinesis", "MQ", "MSK",
        "SelfManagedKafka",
    ]
}
