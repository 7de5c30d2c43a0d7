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

    static let emulated = Set(members).union(["TableName"])
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
        add(&resource, body: entries, to: &assembly)
    }

    static func add(
        _ resource: inout ResolvedResource, body: [TemplateNode.Entry], to assembly: inout Assembly
    ) {
        let json = TemplateNode(.map(body), at: resource.location).json
        assembly.application.tables.append(
            TableResource(
                stack: resource.stack.label, logicalID: resource.logicalID, name: resource.identity.name,
                createTableBody: Array(json.utf8), location: resource.location))
    }

    static func entry(_ key: String, _ content: TemplateNode.Content, at location: TemplateLocation)
        -> TemplateNode.Entry
    {
        TemplateNode.Entry(key: key, location: location, value: TemplateNode(content, at: location))
    }

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
