/// `AWS::Serverless::Application` and `AWS::CloudFormation::Stack`: local ones have been loaded as stacks.
enum NestedStackMapping: ResourceMapping {
    static let emulated: Set<String> = ["Location", "TemplateURL", "Parameters"]
    static let meaningless: Set<String> = ["NotificationARNs", "Tags", "TimeoutInMinutes"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        let property = resource.declaration.type == "AWS::Serverless::Application" ? "Location" : "TemplateURL"
        guard let node = resource.declaration.properties[property] else {
            resource.fail(
                .invalidProperty, at: resource.location, "Missing required property '\(property)'",
                "set it to the path of a template")
            return
        }
        if node.string == nil || node.string?.contains("://") == true {
            resource.unsupported(
                "Only templates in local files can be nested; this stack is left out", at: node.location)
        }
    }
}
