/// `AWS::Events::EventBus`.
enum EventBusMapping: ResourceMapping {
    static let emulated: Set<String> = [
        "DeadLetterConfig", "Description", "KmsKeyIdentifier", "Name", "Policy", "Tags",
    ]
    static let meaningless: Set<String> = ["LogConfig"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        var tags: [String: String] = [:]
        for tag in resource.properties["Tags"]?.items ?? [] {
            if let key = tag["Key"]?.text { tags[key] = tag["Value"]?.text ?? "" }
        }
        let policy = resource.properties["Policy"].flatMap { $0.isNull || $0.isUnknown ? nil : $0 }
        assembly.application.eventBuses.append(
            EventBusResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                description: resource.text("Description"), tags: tags,
                policy: policy.map { $0.string ?? $0.json },
                deadLetterQueueARN: resource.properties["DeadLetterConfig"]?["Arn"]?.text,
                kmsKeyIdentifier: resource.text("KmsKeyIdentifier"), location: resource.location))
    }
}
