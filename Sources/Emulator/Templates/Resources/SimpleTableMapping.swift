/// `AWS::Serverless::SimpleTable`: one key, paid by request.
enum SimpleTableMapping: ResourceMapping {
    static let emulated: Set<String> = ["TableName", "PrimaryKey"]
    static let meaningless: Set<String> = [
        "PointInTimeRecoverySpecification", "ProvisionedThroughput", "SSESpecification", "Tags",
    ]

    static func map(_ resource: inout ResolvedResource, into assembly: inout Assembly) {
        let key = resource.properties["PrimaryKey"]
        let name = key.flatMap { resource.requiredText("Name", of: $0) } ?? "id"
        let type = key.flatMap { resource.requiredText("Type", of: $0) } ?? "String"
        guard let letter = ["String": "S", "Number": "N", "Binary": "B"][type] else {
            resource.fail(
                .invalidProperty, at: key?.location ?? resource.location, "Type of PrimaryKey is \(type)",
                "use String, Number or Binary")
            return
        }
        let place = resource.location
        func list(_ pairs: [(String, String)]) -> TemplateNode.Content {
            let entries = pairs.map { TableMapping.entry($0.0, .string($0.1), at: place) }
            return .list([TemplateNode(.map(entries), at: place)])
        }
        TableMapping.add(
            &resource,
            body: [
                TableMapping.entry("TableName", .string(resource.identity.name), at: place),
                TableMapping.entry(
                    "AttributeDefinitions", list([("AttributeName", name), ("AttributeType", letter)]), at: place),
                TableMapping.entry("KeySchema", list([("AttributeName", name), ("KeyType", "HASH")]), at: place),
                TableMapping.entry("BillingMode", .string("PAY_PER_REQUEST"), at: place),
            ], to: &assembly)
    }
}
