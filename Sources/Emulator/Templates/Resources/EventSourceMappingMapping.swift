/// `AWS::Lambda::EventSourceMapping`, from queues.
enum EventSourceMappingMapping: ResourceMapping {
    static let emulated = QueueEvents.emulated.union(["EventSourceArn", "FunctionName"])
    static let meaningless: Set<String> = ["Tags"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let function = resource.requiredText("FunctionName"),
            let source = resource.requiredText("EventSourceArn")
        else { return }
        guard source.hasPrefix("arn:aws:sqs:") else {
            resource.unsupported("The event source \(source) is not emulated", at: resource.location)
            return
        }
        let arn = function.hasPrefix("arn:") ? function : assembly.functionARN(function)
        var known = resource.properties
        // What is not emulated is told once, by the rule for all properties.
        known.content = .map((known.entries ?? []).filter { emulated.contains($0.key) })
        QueueEvents.map(known, queue: "EventSourceArn", function: arn, of: &resource, into: &assembly)
    }
}
