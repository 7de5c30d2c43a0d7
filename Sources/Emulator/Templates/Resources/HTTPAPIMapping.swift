/// `AWS::ApiGatewayV2::Api` of protocol HTTP.
enum HTTPAPIMapping: ResourceMapping {
    static let emulated: Set<String> = ["Name", "ProtocolType", "CorsConfiguration"]
    static let meaningless: Set<String> = [
        "Description", "DisableExecuteApiEndpoint", "FailOnWarnings", "IpAddressType", "Tags", "Version",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard resource.requiredText("ProtocolType") == "HTTP" else {
            resource.unsupported("APIs of another protocol than HTTP are not emulated", at: resource.location)
            return
        }
        assembly.application.apis.append(
            APIResource(
                stack: resource.stack.label, logicalID: resource.logicalID, id: resource.identity.ref,
                name: resource.identity.name, kind: .http, stage: "$default", cors: CORSProperties.read(&resource),
                routes: [], location: resource.location))
    }
}
