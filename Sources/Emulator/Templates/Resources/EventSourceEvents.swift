/// The events of a function that are event source mappings: `SQS`, `DynamoDB`.
enum EventSourceEvents {
    /// - Parameter source: the property with the source's ARN: `Queue` or `Stream`.
    static func map(
        _ event: TemplateNode.Entry, source: String, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        EventSourceProperties.add(
            properties, source: source, logicalID: resource.logicalID + event.key, function: resource.identity.arn,
            of: &resource, into: &assembly)
    }
}
