/// An index within `TableDescription`. Its size in bytes is not kept.
struct IndexDescription: Encodable, Sendable {
    let indexName: String
    let keySchema: [KeySchemaElement]
    let projection: IndexProjection
    let indexStatus: String?
    let provisionedThroughput: TableDescription.Throughput?
    let itemCount: Int
    let indexSizeBytes = 0
    let indexARN: String

    enum CodingKeys: String, CodingKey {
        case indexName = "IndexName"
        case keySchema = "KeySchema"
        case projection = "Projection"
        case indexStatus = "IndexStatus"
        case provisionedThroughput = "ProvisionedThroughput"
        case itemCount = "ItemCount"
        case indexSizeBytes = "IndexSizeBytes"
        case indexARN = "IndexArn"
    }

    init(_ definition: IndexDefinition, isGlobal: Bool, items: Int, tableARN: String) {
        indexName = definition.indexName ?? ""
        keySchema = definition.keySchema ?? []
        projection = definition.projection ?? IndexProjection()
        indexStatus = isGlobal ? "ACTIVE" : nil
        provisionedThroughput = isGlobal ? TableDescription.Throughput(definition.provisionedThroughput) : nil
        itemCount = items
        indexARN = "\(tableARN)/index/\(indexName)"
    }
}
