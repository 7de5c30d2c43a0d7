/// A local or global secondary index as CreateTable declares it.
struct IndexDefinition: Codable, Sendable, Hashable {
    var indexName: String?
    var keySchema: [KeySchemaElement]?
    var projection: IndexProjection?
    var provisionedThroughput: ProvisionedThroughput?

    enum CodingKeys: String, CodingKey {
        case indexName = "IndexName"
        case keySchema = "KeySchema"
        case projection = "Projection"
        case provisionedThroughput = "ProvisionedThroughput"
    }
}
