/// `AWS::Events::Archive`.
enum ArchiveMapping: ResourceMapping {
    static let emulated: Set<String> = ["ArchiveName", "Description", "EventPattern", "RetentionDays", "SourceArn"]
    static let meaningless: Set<String> = ["KmsKeyIdentifier"]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard let source = resource.requiredText("SourceArn") else { return }
        let pattern = resource.properties["EventPattern"].flatMap { $0.isNull || $0.isUnknown ? nil : $0 }
        assembly.application.archives.append(
            ArchiveResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                sourceARN: source, description: resource.text("Description"),
                eventPattern: pattern.map { $0.string ?? $0.json },
                retentionDays: resource.integer("RetentionDays", in: 0...Int(Int32.max)) ?? 0,
                location: resource.location))
    }
}
