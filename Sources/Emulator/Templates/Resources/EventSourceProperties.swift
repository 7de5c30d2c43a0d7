/// The properties of an event source mapping, whose names in CloudFormation and SAM are the API's.
///
/// Source: CloudFormation's AWS::Lambda::EventSourceMapping; SAM's event sources SQS and DynamoDB.
enum EventSourceProperties {
    private static let numbers: [String: ClosedRange<Int>] = [
        "BatchSize": 1...10_000, "MaximumBatchingWindowInSeconds": 0...300, "MaximumRecordAgeInSeconds": -1...604_800,
        "MaximumRetryAttempts": -1...10_000, "ParallelizationFactor": 1...10, "TumblingWindowInSeconds": 0...900,
    ]
    private static let timestamp = "StartingPositionTimestamp"
    private static let texts: Set<String> = ["StartingPosition"]
    private static let lists: Set<String> = ["FunctionResponseTypes"]
    /// Objects, taken over as they are.
    private static let objects: Set<String> = ["DestinationConfig", "FilterCriteria"]
    /// Whether and with what to poll faster, encrypt or count: means nothing on one machine.
    static let meaningless: Set<String> = [
        "KmsKeyArn", "LoggingConfig", "MetricsConfig", "ProvisionedPollerConfig",
    ]

    static let emulated = Set(numbers.keys).union(texts).union(lists).union(objects).union([
        "BisectBatchOnFunctionError", "Enabled", "EventSourceArn", "FunctionName", "ScalingConfig", timestamp,
    ])

    /// The services whose sources are emulated, by the beginning of their ARNs, and what such a source is called.
    private static let sources = [
        (prefix: "arn:aws:sqs:", name: "a queue", remedy: "use Fn::GetAtt: [Queue, Arn]"),
        (prefix: "arn:aws:dynamodb:", name: "a table's stream", remedy: "use Fn::GetAtt: [Table, StreamArn]"),
    ]

    static func add(
        _ properties: TemplateNode, source: String, logicalID: String, function: String,
        of resource: inout ResolvedResource, into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? []
        where !emulated.contains(entry.key) && !meaningless.contains(entry.key)
            && ![source, "Tags"].contains(entry.key)
        {
            resource.unsupported("\(entry.key) of an event source is not emulated", at: entry.location)
        }
        guard let arn = resource.requiredText(source, of: properties) else { return }
        let wanted = sources.filter { source == "EventSourceArn" || $0.name.contains(source.lowercased()) }
        guard wanted.contains(where: { arn.hasPrefix($0.prefix) }) else {
            let names = wanted.map(\.name).joined(separator: " or ")
            resource.fail(
                .invalidProperty, at: properties[source]?.location ?? properties.location,
                "Invalid request provided: \(arn) is not the ARN of \(names)", wanted.first?.remedy)
            return
        }
        let settings = settings(properties, of: &resource)
        checkWindow(properties, arn: arn, of: &resource)
        assembly.application.eventSources.append(
            EventSourceResource(
                stack: resource.stack.label, logicalID: logicalID,
                uuid: StableName.uuid("\(resource.stack.stackName)/\(logicalID)"), function: function, sourceARN: arn,
                settings: settings, isEnabled: resource.flag("Enabled", of: properties) ?? true,
                tags: resource.tags(of: properties), location: properties.location))
    }

    private static func settings(_ properties: TemplateNode, of resource: inout ResolvedResource) -> String {
        var members: [String] = []
        for entry in properties.entries ?? [] where !entry.value.isUnknown && !entry.value.isNull {
            var value: String?
            switch entry.key {
            case let key where numbers[key] != nil:
                value = numbers[key].flatMap { resource.integer(key, in: $0, of: properties) }.map(String.init)
            case timestamp: value = resource.text(entry.key, of: properties)
            case let key where texts.contains(key):
                value = resource.text(key, of: properties).map { TemplateNode.string($0, at: entry.location).json }
            case let key where lists.contains(key) || objects.contains(key): value = entry.value.json
            case "BisectBatchOnFunctionError":
                value = resource.flag(entry.key, of: properties).map { $0 ? "true" : "false" }
            case "ScalingConfig":
                value = resource.integer("MaximumConcurrency", in: 2...1_000, of: entry.value)
                    .map { #"{"MaximumConcurrency":\#($0)}"# }
            default: break
            }
            if let value { members.append("\"\(entry.key)\":\(value)") }
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// What the API refuses, told with its place in the template.
    private static func checkWindow(_ properties: TemplateNode, arn: String, of resource: inout ResolvedResource) {
        let window = properties["MaximumBatchingWindowInSeconds"]?.text.flatMap { Int($0) } ?? 0
        guard arn.hasPrefix("arn:aws:sqs:") else { return }
        if arn.hasSuffix(".fifo"), window > 0 {
            resource.fail(
                .invalidProperty, at: properties["MaximumBatchingWindowInSeconds"]?.location ?? properties.location,
                "Batching window is not supported for FIFO queues", "take MaximumBatchingWindowInSeconds out")
        } else if let size = properties["BatchSize"]?.text.flatMap({ Int($0) }), size > 10, window == 0 {
            resource.fail(
                .invalidProperty, at: properties["BatchSize"]?.location ?? properties.location,
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
                arn.hasSuffix(".fifo")
                    ? "set BatchSize to at most 10" : "set MaximumBatchingWindowInSeconds to 1 or more")
        }
    }
}
