/// `AWS::Serverless::LayerVersion`.
enum LayerMapping: ResourceMapping {
    static let emulated: Set<String> = ["LayerName", "ContentUri"]
    static let meaningless: Set<String> = [
        "CompatibleArchitectures", "CompatibleRuntimes", "Description", "LicenseInfo", "PublishLambdaVersion",
        "RetentionPolicy",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        assembly.layers[resource.identity.ref] = resource.codePath("ContentUri")
    }
}
