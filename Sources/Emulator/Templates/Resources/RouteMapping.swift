/// `AWS::ApiGatewayV2::Route`.
enum RouteMapping: ResourceMapping {
    static let emulated: Set<String> = ["ApiId", "RouteKey", "Target", "AuthorizationType"]
    static let meaningless: Set<String> = ["OperationName", "ApiKeyRequired"]

    private static let methods: Set<String> = ["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        if let authorization = resource.properties["AuthorizationType"], authorization.text != "NONE" {
            resource.unsupported(
                "AuthorizationType \(authorization.text ?? "") is not emulated: the route is open here",
                at: authorization.location)
        }
        guard let apiID = resource.requiredText("ApiId"), let key = resource.requiredText("RouteKey"),
            let target = resource.requiredText("Target")
        else { return }
        let location = resource.properties["RouteKey"]?.location ?? resource.location
        let parts = key.split(separator: " ", omittingEmptySubsequences: false)
        guard key == "$default" || parts.count == 2 && methods.contains(String(parts[0])) && parts[1].hasPrefix("/")
        else {
            resource.fail(
                .invalidProperty, at: location,
                "The provided route key is not formatted properly for HTTP protocol: \(key)",
                "write it as \"POST /path\", \"ANY /path/{proxy+}\" or \"$default\"")
            return
        }
        guard target.hasPrefix("integrations/") else {
            resource.fail(
                .invalidProperty, at: resource.properties["Target"]?.location ?? location,
                "Target must be in the format integrations/<integration id>, not \(target)",
                "write {\"Fn::Sub\": \"integrations/${Integration}\"}")
            return
        }
        assembly.routes.append(
            Assembly.PendingRoute(
                resource: resource.label, apiID: apiID, key: key,
                target: .integration(id: String(target.dropFirst("integrations/".count))), location: resource.location))
    }
}
