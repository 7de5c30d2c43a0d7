/// `AWS::Serverless::HttpApi`.
enum ServerlessHTTPAPIMapping: ResourceMapping {
    static let emulated: Set<String> = ["Name", "StageName", "CorsConfiguration"]
    static let meaningless: Set<String> = [
        "AccessLogSettings", "Description", "DisableExecuteApiEndpoint", "FailOnWarnings", "PropagateTags", "Tags",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        assembly.application.apis.append(
            APIResource(
                stack: resource.stack.label, logicalID: resource.logicalID, id: resource.identity.ref,
                name: resource.identity.name, kind: .http, stage: resource.text("StageName") ?? "$default",
                cors: CORSProperties.read(&resource), routes: [], location: resource.location))
    }
}
