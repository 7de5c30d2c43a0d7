/// `AWS::SSM::Parameter`.
enum ParameterMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "Name", "Type", "Value", "Description", "Tier", "AllowedPattern", "DataType", "Policies", "Tags",
    ]
    static let meaningless: Set<String> = []

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let type = resource.requiredText("Type"), let value = resource.requiredText("Value") else { return }
        guard ["String", "StringList"].contains(type) else {
            resource.fail(
                .invalidProperty, at: resource.properties["Type"]?.location ?? resource.location,
                "The Type of a parameter is String or StringList, not \(type)",
                "make SecureString parameters with the API: CloudFormation makes none")
            return
        }
        assembly.application.parameters.append(
            ParameterResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name, type: type,
                value: value, description: resource.text("Description"), tier: resource.text("Tier"),
                allowedPattern: resource.text("AllowedPattern"), dataType: resource.text("DataType"),
                policies: resource.text("Policies"), tags: resource.tagMap("Tags"), location: resource.location))
    }
}
