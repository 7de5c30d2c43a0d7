/// An event source mapping from a queue, as the event `SQS` or as a resource of its own.
enum QueueEvents {
    static let emulated: Set<String> = [
        "BatchSize", "Enabled", "FunctionResponseTypes", "MaximumBatchingWindowInSeconds", "ScalingConfig",
    ]

    /// - Parameter queue: The property with the queue's ARN.
    static func map(
        _ properties: TemplateNode, queue: String, function: String, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? []
        where !emulated.contains(entry.key) && ![queue, "FunctionName", "Tags"].contains(entry.key) {
            resource.unsupported("\(entry.key) of an event source is not emulated", at: entry.location)
        }
        guard let arn = resource.requiredText(queue, of: properties) else { return }
        guard arn.hasPrefix("arn:aws:sqs:") else {
            resource.fail(
                .invalidProperty, at: properties[queue]?.location ?? properties.location,
                "Invalid request provided: \(arn) is not the ARN of a queue", "use Fn::GetAtt: [Queue, Arn]")
            return
        }
        let batchSize = resource.integer("BatchSize", in: 1...10_000, of: properties) ?? 10
        let batchingWindowSeconds = resource.integer("MaximumBatchingWindowInSeconds", in: 0...300, of: properties) ?? 0
        if batchSize > 10, batchingWindowSeconds == 0 {
            resource.fail(
                .invalidProperty, at: properties["BatchSize"]?.location ?? properties.location,
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
                "set MaximumBatchingWindowInSeconds to 1 or more")
        }
        let responseTypes = resource.texts("FunctionResponseTypes", of: properties)
        assembly.application.eventSources.append(
            EventSourceResource(
                function: function, queueARN: arn, batchSize: batchSize, batchingWindowSeconds: batchingWindowSeconds,
                reportsBatchItemFailures: responseTypes.contains("ReportBatchItemFailures"),
                maximumConcurrency: properties["ScalingConfig"].flatMap {
                    resource.integer("MaximumConcurrency", in: 2...1_000, of: $0)
                },
                isEnabled: resource.flag("Enabled", of: properties) ?? true, location: properties.location))
    }
}
