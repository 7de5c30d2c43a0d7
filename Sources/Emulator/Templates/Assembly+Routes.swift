extension Assembly {
    mutating func linkRoutes() {
        for index in application.apis.indices {
            if let stage = stages[application.apis[index].id] { application.apis[index].stage = stage }
        }
        for route in routes {
            guard let index = application.apis.firstIndex(where: { $0.id == route.apiID }) else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: route.location, resource: route.resource,
                        "The API \(route.apiID) is in none of these templates",
                        remedy: "refer to an AWS::Serverless::HttpApi, with Ref or Fn::ImportValue"))
                continue
            }
            add(route, to: index)
        }
    }

    private mutating func add(_ pending: PendingRoute, to index: Int) {
        let api = application.apis[index]
        let route: APIResource.Route
        switch pending.target {
        case .function(let arn, let timeoutMilliseconds, let version):
            route = APIResource.Route(
                key: pending.key, function: arn, timeoutMilliseconds: timeoutMilliseconds,
                payloadFormatVersion: version, location: pending.location)
        case .integration(let id):
            guard let integration = integrations[id], integration.apiID == api.id else {
                report.add(
                    TemplateIssue(
                        .unresolvedReference, at: pending.location, resource: pending.resource,
                        "Invalid Integration identifier specified: \(id) is no integration of the API \(api.stack)/\(api.logicalID)",
                        remedy:
                            "set Target to integrations/ with a Ref to an AWS::ApiGatewayV2::Integration of this API"))
                return
            }
            guard let function = integration.function else { return }
            route = APIResource.Route(
                key: pending.key, function: function, timeoutMilliseconds: integration.timeoutMilliseconds,
                payloadFormatVersion: integration.payloadFormatVersion, location: pending.location)
            warnWithoutPermission(route, pending.resource, api: api)
        }
        guard !api.routes.contains(where: { $0.key == route.key }) else {
            report.add(
                TemplateIssue(
                    .nameConflict, at: pending.location, resource: pending.resource,
                    "Route with key \(route.key) already exists for this API", remedy: "take one of them out"))
            return
        }
        application.apis[index].routes.append(route)
    }

    private mutating func warnWithoutPermission(_ route: APIResource.Route, _ resource: String, api: APIResource) {
        let source =
            "arn:aws:execute-api:\(addresses.region):\(addresses.accountID):\(api.id)/\(api.stage)/"
            + Self.path(of: route.key)
        let isAllowed = permissions.contains { permission in
            permission.function == route.function && permission.sourceARN.map { Wildcard($0).matches(source) } != false
        }
        if !isAllowed {
            report.add(
                TemplateWarning(
                    resource: resource,
                    what:
                        "\(route.key): no AWS::Lambda::Permission lets this API call the function; AWS would answer 500",
                    location: route.location))
        }
    }

    /// What stands behind the stage in the source ARN of a call: `POST/api/v1/x`, `*/x/*` or `$default`.
    private static func path(of key: String) -> String {
        let parts = key.split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { return key }
        return (parts[0] == "ANY" ? "*" : String(parts[0])) + parts[1]
    }
}
