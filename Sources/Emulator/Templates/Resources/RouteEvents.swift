/// The `HttpApi` and `Api` events of a function: a route, its integration and its permission in one.
enum RouteEvents {
    private static let emulated: Set<String> = [
        "ApiId", "RestApiId", "Path", "Method", "PayloadFormatVersion", "TimeoutInMillis",
    ]

    static func map(
        _ event: TemplateNode.Entry, type: String, _ properties: TemplateNode, of resource: inout ResolvedResource,
        into assembly: inout Assembly
    ) {
        for entry in properties.entries ?? [] where !emulated.contains(entry.key) {
            resource.unsupported("\(entry.key) of the event \(event.key) is not emulated", at: entry.location)
        }
        let isHTTP = type == "HttpApi"
        let path = resource.text("Path", of: properties)
        let method = resource.text("Method", of: properties)
        guard let key = key(path, method, isHTTP: isHTTP, event: event, of: &resource),
            let apiID = apiID(event.value, type: type, properties, of: &resource, in: assembly)
        else { return }
        let timeoutMilliseconds = resource.integer("TimeoutInMillis", in: 50...30_000, of: properties)
        let version = isHTTP ? resource.text("PayloadFormatVersion", of: properties) ?? "2.0" : "1.0"
        assembly.routes.append(
            Assembly.PendingRoute(
                resource: resource.label, apiID: apiID, key: key,
                target: .function(
                    arn: resource.identity.arn, timeoutMilliseconds: timeoutMilliseconds ?? (isHTTP ? 30_000 : 29_000),
                    payloadFormatVersion: version),
                location: event.location))
    }

    private static func key(
        _ path: String?, _ method: String?, isHTTP: Bool, event: TemplateNode.Entry, of resource: inout ResolvedResource
    ) -> String? {
        switch (path, method) {
        case (let path?, let method?):
            guard path.hasPrefix("/") else {
                resource.fail(
                    .invalidProperty, at: event.location,
                    "Event with id [\(event.key)] is invalid. Api Event must have a String specified for 'Path' that begins with /"
                )
                return nil
            }
            let verb = method.lowercased() == "x-amazon-apigateway-any-method" ? "ANY" : method.uppercased()
            return "\(verb) \(path)"
        case (nil, nil) where isHTTP: return "$default"
        default:
            resource.fail(
                .invalidProperty, at: event.location,
                "Event with id [\(event.key)] is invalid. Event is missing key '\(path == nil ? "Path" : "Method")'.",
                "give both Path and Method")
            return nil
        }
    }

    /// The API's id. SAM writes events into an API's definition, so the API must stand in the same template.
    private static func apiID(
        _ event: TemplateNode, type: String, _ properties: TemplateNode, of resource: inout ResolvedResource,
        in assembly: Assembly
    ) -> String? {
        let property = type == "HttpApi" ? "ApiId" : "RestApiId"
        if let implicit = GeneratedResources.implicitAPI(of: event) {
            return ResourceIdentity(
                type: implicit.type, name: "", stackName: resource.stack.stackName, logicalID: implicit.logicalID,
                addresses: assembly.addresses
            ).ref
        }
        guard let id = resource.requiredText(property, of: properties) else { return nil }
        let isOwn = resource.stack.resources.contains { other in
            let identity = ResourceIdentity(
                type: other.type, name: "", stackName: resource.stack.stackName, logicalID: other.logicalID,
                addresses: assembly.addresses)
            return identity.ref == id
        }
        guard isOwn else {
            resource.fail(
                .invalidProperty, at: properties[property]?.location ?? properties.location,
                "\(property) must be a valid reference to an API in the same template",
                "SAM cannot add routes to an API of another stack: use AWS::ApiGatewayV2::Integration, Route and AWS::Lambda::Permission"
            )
            return nil
        }
        return id
    }
}
