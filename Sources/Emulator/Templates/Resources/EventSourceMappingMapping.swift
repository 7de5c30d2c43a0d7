/// `AWS::Lambda::EventSourceMapping`.
enum EventSourceMappingMapping: ResourceMapping {
    static let emulated = EventSourceProperties.emulated.union(["Tags"])
    static let meaningless = EventSourceProperties.meaningless

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        // SAM's own comes with its function's event, and is here to be referred to.
        if resource.declaration.isGenerated { return }
        guard let function = resource.requiredText("FunctionName") else { return }
        guard let source = resource.requiredText("EventSourceArn") else { return }
        if ["kinesis", "kafka", "mq", "rds", "docdb-elastic"].contains(where: { source.hasPrefix("arn:aws:\($0):") }) {
            resource.unsupported("The event source \(source) is not emulated", at: resource.location)
            return
        }
        let arn = function.hasPrefix("arn:") ? function : assembly.functionARN(function)
        var known = resource.properties
        // What is not emulated is told once, by the rule for all properties.
        known.content = .map((known.entries ?? []).filter { emulated.contains($0.key) })
        EventSourceProperties.add(
            known, source: "EventSourceArn", logicalID: resource.logicalID, function: arn, of: &resource,
            into: &assembly)
    }
}
