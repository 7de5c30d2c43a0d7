/// `AWS::Events::Connection`.
enum ConnectionMapping: ResourceMapping {
    static let emulated: Set<String> = ["AuthParameters", "AuthorizationType", "Description", "Name"]
    static let meaningless: Set<String> = ["InvocationConnectivityParameters", "KmsKeyIdentifier"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        assembly.application.connections.append(EventEndpoint.make(resource, ["AuthParameters", "AuthorizationType"]))
    }
}
