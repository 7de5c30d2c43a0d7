/// `AWS::Events::ApiDestination`.
enum APIDestinationMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "ConnectionArn", "Description", "HttpMethod", "InvocationEndpoint", "InvocationRateLimitPerSecond", "Name",
    ]
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        assembly.application.apiDestinations.append(
            EventEndpoint.make(
                resource, ["ConnectionArn", "HttpMethod", "InvocationEndpoint", "InvocationRateLimitPerSecond"]))
    }
}

/// What connections and API destinations have in common.
enum EventEndpoint {
    /// - Parameter members: those that the API takes under the same name and in the same form.
    static func make(_ resource: ResolvedResource, _ members: [String]) -> EventEndpointResource {
        var body = [EventRuleMapping.entry("Name", resource.identity.name, at: resource.location)]
        for member in members + ["Description"] {
            guard let node = resource.properties[member], !node.isNull, !node.isUnknown else { continue }
            var value = node
            if member == "InvocationRateLimitPerSecond", let text = node.string, Int(text) != nil {
                value.content = .number(text)
            }
            body.append(TemplateNode.Entry(key: member, location: node.location, value: value))
        }
        return EventEndpointResource(
            stack: resource.stack.label, logicalID: resource.logicalID,
            id: resource.identity.arn.split(separator: "/").last.map(String.init) ?? "",
            requestBody: TemplateNode(.map(body), at: resource.location).json, location: resource.location)
    }
}
