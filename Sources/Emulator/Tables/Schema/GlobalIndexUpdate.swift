/// One member of UpdateTable's `GlobalSecondaryIndexUpdates`: exactly one of three kinds.
struct GlobalIndexUpdate: Decodable, Sendable {
    var create: IndexDefinition?
    var update: Change?
    var delete: Change?

    struct Change: Decodable, Sendable {
        var indexName: String?
        var provisionedThroughput: ProvisionedThroughput?

        enum CodingKeys: String, CodingKey {
            case indexName = "IndexName"
            case provisionedThroughput = "ProvisionedThroughput"
        }
    }

    enum CodingKeys: String, CodingKey {
        case create = "Create"
        case update = "Update"
        case delete = "Delete"
    }

    /// Whether an index comes or goes.
    var changesIndexes: Bool { create != nil || delete != nil }
}
