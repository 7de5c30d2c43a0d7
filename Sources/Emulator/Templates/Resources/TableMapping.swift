/// `AWS::DynamoDB::Table`.
enum TableMapping: ResourceMapping {
    /// What `CreateTable` takes under the same name and in the same form; time to live, which has a call of its own on
    /// AWS, goes with it.
    private static let members = [
        "AttributeDefinitions", "KeySchema", "BillingMode", "ProvisionedThroughput", "GlobalSecondaryIndexes",
        "LocalSecondaryIndexes", "TimeToLiveSpecification",
    ]
    /// Where `CreateTable` wants numbers and CloudFormation takes texts too.
    private static let numbers: Set<String> = ["ReadCapacityUnits", "WriteCapacityUnits"]

    static let emulated = Set(members).union(["StreamSpecification", "TableName"])
    static let meaningless: Set<String> = [
        "ContributorInsightsSpecification", "DeletionProtectionEnabled", "OnDemandThroughput",
        "PointInTimeRecoverySpecification", "ResourcePolicy", "SSESpecification", "TableClass", "Tags",
        "WarmThroughput",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        guard resource.properties["KeySchema"] != nil else {
            resource.fail(
                .invalidProperty, at: resource.location, "Missing required property 'KeySchema'", "add KeySchema")
            return
        }
        checkKeys(&resource)
        var entries = [entry("TableName", .string(resource.identity.name), at: resource.location)]
        for member in members {
            guard let node = resource.properties[member], !node.isNull else { continue }
            entries.append(TemplateNode.Entry(key: member, location: node.location, value: numbered(node)))
        }
        if let stream = stream(&resource) { entries.append(stream) }
        add(&resource, body: entries, to: &assembly)
    }

    static func add(
        _ resource: inout ResolvedResource, body: [TemplateNode.Entry], to assembly: inout Assembly
    ) {
        let json = TemplateNode(.map(body), at: resource.location).json
        assembly.application.tables.append(
            TableResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                createTableBody: Array(json.utf8),
                hasStream: body.contains { $0.key == "StreamSpecification" }, location: resource.location))
    }

    static func entry(_ key: String, _ content: TemplateNode.Content, at location: TemplateLocation)
        -> TemplateNode.Entry
    {
        TemplateNode.Entry(key: key, location: location, value: TemplateNode(content, at: location))
    }

    /// CloudFormation's stream has a view type and no switch, which CreateTable wants.
    private static func stream(_ resource: inout ResolvedResource) -> TemplateNode.Entry? {
        guard let node = resource.properties["StreamSpecification"], !node.isNull, !node.isUnknown else { return nil }
        for other in node.entries ?? [] where !["ResourcePolicy", "StreamViewType"].contains(other.key) {
            resource.unsupported("\(other.key) of a stream is not emulated", at: other.location)
        }
        guard let viewType = resource.requiredText("StreamViewType", of: node) else { return nil }
        guard viewTypes.contains(viewType) else {
            resource.fail(
                .invalidProperty, at: node.location, "StreamViewType is \(viewType)",
                Suggestion.question(for: viewType, in: viewTypes)
                    ?? "use KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES")
            return nil
        }
        return entry(
            "StreamSpecification",
            .map([
                entry("StreamEnabled", .bool(true), at: node.location),
                entry("StreamViewType", .string(viewType), at: node.location),
            ]), at: node.location)
    }

    private static let viewTypes: Set<String> = ["KEYS_ONLY", "NEW_IMAGE", "OLD_IMAGE", "NEW_AND_OLD_IMAGES"]

    /// Each key attribute is defined, as DynamoDB demands.
    private static func checkKeys(_ resource: inout ResolvedResource) {
        let defined = Set(
            (resource.properties["AttributeDefinitions"]?.items ?? []).compactMap { $0["AttributeName"]?.text })
        let indexes = ["GlobalSecondaryIndexes", "LocalSecondaryIndexes"].flatMap {
            resource.properties[$0]?.items ?? []
        }
        for schema in ([resource.properties] + indexes).compactMap({ $0["KeySchema"] }) {
            for key in schema.items ?? [] {
                guard let name = key["AttributeName"]?.text, !defined.contains(name) else { continue }
                resource.fail(
                    .invalidProperty, at: key.location,
                    "One or more parameter values were invalid: Some index key attributes are not defined in AttributeDefinitions. Keys: [\(name)]",
                    Suggestion.question(for: name, in: defined) ?? "add it to AttributeDefinitions")
            }
        }
    }

    private static func numbered(_ node: TemplateNode) -> TemplateNode {
        switch node.content {
        case .list(let items): return TemplateNode(.list(items.map(numbered)), at: node.location)
        case .map(let entries):
            let converted = entries.map { entry in
                var entry = entry
                if numbers.contains(entry.key), let text = entry.value.string, Int(text) != nil {
                    entry.value.content = .number(text)
                } else {
                    entry.value = numbered(entry.value)
                }
                return entry
            }
            return TemplateNode(.map(converted), at: node.location)
        default: return node
        }
    }
}
