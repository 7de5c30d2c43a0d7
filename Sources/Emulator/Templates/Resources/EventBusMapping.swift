/// `AWS::Events::EventBus`.
enum EventBusMapping: ResourceMapping {
    static let emulated: Set<String> = ["Name", "Description", "Tags"]
    static let meaningless: Set<String> = ["DeadLetterConfig", "KmsKeyIdentifier", "LogConfig", "Policy"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        var tags: [String: String] = [:]
        for tag in resource.properties["Tags"]?.items ?? [] {
            if let key = tag["Key"]?.text { tags[key] = tag["Value"]?.text ?? "" }
        }
        assembly.application.eventBuses.append(
            EventBusResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                description: resource.text("Description"), tags: tags, location: resource.location))
    }
}
