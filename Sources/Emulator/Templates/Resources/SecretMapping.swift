/// `AWS::SecretsManager::Secret`.
enum SecretMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "Name", "Description", "KmsKeyId", "SecretString", "GenerateSecretString", "Tags",
    ]
    static let meaningless: Set<String> = ["ReplicaRegions", "Type"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        assembly.application.secrets.append(
            SecretResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                suffix: String(resource.identity.ref.suffix(6)), description: resource.text("Description"),
                keyID: resource.text("KmsKeyId"), tags: resource.tagList("Tags"), value: value(&resource),
                rotation: nil, location: resource.location))
    }

    private static func value(_ resource: inout ResolvedResource) -> SecretResource.Value {
        let generation = resource.properties["GenerateSecretString"]
        if let text = resource.text("SecretString") {
            guard let generation else { return .text(text) }
            resource.fail(
                .invalidProperty, at: generation.location,
                "You can't specify both SecretString and GenerateSecretString", "take one of them out")
            return .none
        }
        // Without either the secret is empty, as on AWS.
        guard let generation, !generation.isUnknown, !generation.isNull else { return .none }
        return .generated(self.generation(&resource, generation))
    }

    private static func generation(
        _ resource: inout ResolvedResource, _ node: TemplateNode
    ) -> SecretResource.Generation {
        var generation = SecretResource.Generation()
        generation.length = resource.integer("PasswordLength", in: 1...4096, of: node) ?? generation.length
        generation.excludedCharacters = resource.text("ExcludeCharacters", of: node) ?? ""
        generation.excludesNumbers = resource.flag("ExcludeNumbers", of: node) ?? false
        generation.excludesPunctuation = resource.flag("ExcludePunctuation", of: node) ?? false
        generation.excludesUppercase = resource.flag("ExcludeUppercase", of: node) ?? false
        generation.excludesLowercase = resource.flag("ExcludeLowercase", of: node) ?? false
        generation.includesSpace = resource.flag("IncludeSpace", of: node) ?? false
        generation.requiresEachIncludedType = resource.flag("RequireEachIncludedType", of: node) ?? true
        generation.template = resource.text("SecretStringTemplate", of: node)
        generation.key = resource.text("GenerateStringKey", of: node)
        if (generation.template == nil) != (generation.key == nil) {
            resource.fail(
                .invalidProperty, at: node.location,
                "SecretStringTemplate and GenerateStringKey must be given together", "give both or neither")
        }
        return generation
    }
}
