/// `AWS::ApiGatewayV2::Integration` with a function.
enum IntegrationMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "ApiId", "IntegrationType", "IntegrationUri", "PayloadFormatVersion", "TimeoutInMillis", "IntegrationMethod",
    ]
    static let meaningless: Set<String> = ["ConnectionType", "CredentialsArn", "Description"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let apiID = resource.requiredText("ApiId"), let type = resource.requiredText("IntegrationType") else {
            return
        }
        let timeoutMilliseconds = resource.integer("TimeoutInMillis", in: 50...30_000) ?? 30_000
        let version = resource.text("PayloadFormatVersion") ?? "1.0"
        var function: String?
        if type == "AWS_PROXY", resource.properties["IntegrationSubtype"] == nil {
            function = resource.requiredText("IntegrationUri").map(functionARN)
        } else {
            resource.unsupported(
                "Integrations of type \(type) are not emulated; their routes are not served", at: resource.location)
        }
        assembly.integrations[resource.identity.ref] = Assembly.Integration(
            apiID: apiID, function: function, timeoutMilliseconds: timeoutMilliseconds, payloadFormatVersion: version)
    }

    /// A function's ARN, or API Gateway's form of it (`…:lambda:path/2015-03-31/functions/<ARN>/invocations`).
    private static func functionARN(_ uri: String) -> String {
        guard let start = uri.firstRange(of: "/functions/"), uri.hasSuffix("/invocations") else { return uri }
        return String(uri[start.upperBound...].dropLast("/invocations".count))
    }
}
