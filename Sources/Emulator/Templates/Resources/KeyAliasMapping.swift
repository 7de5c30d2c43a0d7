/// `AWS::KMS::Alias`.
enum KeyAliasMapping: ResourceMapping {
    static let emulated: Set<String> = ["AliasName", "TargetKeyId"]
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let name = resource.requiredText("AliasName"), let key = resource.requiredText("TargetKeyId") else {
            return
        }
        guard name.hasPrefix("alias/") else {
            resource.fail(
                .invalidProperty, at: resource.properties["AliasName"]?.location ?? resource.location,
                "Alias must start with the prefix \"alias/\", not \(name)", "write alias/\(name)")
            return
        }
        assembly.aliases.append(
            Assembly.Alias(resource: resource.label, name: name, key: key, location: resource.location))
    }
}
