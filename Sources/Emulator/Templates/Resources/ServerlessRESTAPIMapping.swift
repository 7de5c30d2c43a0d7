/// `AWS::Serverless::Api`, for the routes of functions' `Api` events.
enum ServerlessRESTAPIMapping: ResourceMapping {
    static let emulated: Set<String> = ["Name", "StageName", "DefinitionBody"]
    static let meaningless: Set<String> = [
        "AccessLogSetting", "AlwaysDeploy", "CacheClusterEnabled", "CacheClusterSize", "CanarySetting", "Description",
        "EndpointConfiguration", "FailOnWarnings", "MethodSettings", "MinimumCompressionSize", "OpenApiVersion",
        "PropagateTags", "Tags", "TracingEnabled",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        if let paths = resource.properties["DefinitionBody"]?["paths"], paths.entries?.isEmpty == false {
            resource.unsupported("The paths of DefinitionBody are not emulated, only Api events", at: paths.location)
        }
        guard let stage = resource.requiredText("StageName") else { return }
        assembly.application.apis.append(
            APIResource(
                stack: resource.stack.label, logicalID: resource.logicalID, id: resource.identity.ref,
                name: resource.identity.name, kind: .rest, stage: stage, cors: nil, routes: [],
                location: resource.location))
    }
}
