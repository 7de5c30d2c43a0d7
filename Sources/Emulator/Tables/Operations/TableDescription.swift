/// What DescribeTable and its kin tell about a table.
struct TableDescription: Encodable, Sendable {
    let tableName: String
    var tableStatus = "ACTIVE"
    let attributeDefinitions: [AttributeDefinition]
    let keySchema: [KeySchemaElement]
    let creationDateTime: Double
    let itemCount: Int
    let tableSizeBytes: Int
    let tableARN: String
    let tableID: String
    let provisionedThroughput: Throughput
    let billingModeSummary: BillingMode?
    let globalIndexes: [IndexDescription]?
    let localIndexes: [IndexDescription]?
    let streamSpecification: StreamSpecification?
    let latestStreamLabel: String?
    let latestStreamARN: String?
    let tableClass: TableClass?
    let isDeletionProtected: Bool

    struct Throughput: Encodable, Sendable {
        let readCapacityUnits: Int
        let writeCapacityUnits: Int
        let numberOfDecreasesToday = 0

        init(_ throughput: ProvisionedThroughput?) {
            readCapacityUnits = throughput?.readCapacityUnits ?? 0
            writeCapacityUnits = throughput?.writeCapacityUnits ?? 0
        }

        enum CodingKeys: String, CodingKey {
            case readCapacityUnits = "ReadCapacityUnits"
            case writeCapacityUnits = "WriteCapacityUnits"
            case numberOfDecreasesToday = "NumberOfDecreasesToday"
        }
    }

    struct BillingMode: Encodable, Sendable {
        let billingMode: String

        enum CodingKeys: String, CodingKey {
            case billingMode = "BillingMode"
        }
    }

    struct TableClass: Encodable, Sendable {
        let tableClass: String

        enum CodingKeys: String, CodingKey {
            case tableClass = "TableClass"
        }
    }

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case tableStatus = "TableStatus"
        case attributeDefinitions = "AttributeDefinitions"
        case keySchema = "KeySchema"
        case creationDateTime = "CreationDateTime"
        case itemCount = "ItemCount"
        case tableSizeBytes = "TableSizeBytes"
        case tableARN = "TableArn"
        case tableID = "TableId"
        case provisionedThroughput = "ProvisionedThroughput"
        case billingModeSummary = "BillingModeSummary"
        case globalIndexes = "GlobalSecondaryIndexes"
        case localIndexes = "LocalSecondaryIndexes"
        case streamSpecification = "StreamSpecification"
        case latestStreamLabel = "LatestStreamLabel"
        case latestStreamARN = "LatestStreamArn"
        case tableClass = "TableClassSummary"
        case isDeletionProtected = "DeletionProtectionEnabled"
    }

    init(_ table: Table, _ statistics: TableStatistics, in context: TablesContext) {
        let definition = table.definition
        let settings = definition.settings
        tableName = table.name
        attributeDefinitions = definition.attributeDefinitions
        keySchema = definition.keySchema
        creationDateTime = definition.createdAt
        itemCount = statistics.items
        tableSizeBytes = statistics.bytes
        tableARN = context.arn(ofTable: table.name)
        tableID = definition.tableID
        provisionedThroughput = Throughput(settings.provisionedThroughput)
        billingModeSummary =
            settings.billingMode == "PAY_PER_REQUEST" ? BillingMode(billingMode: "PAY_PER_REQUEST") : nil
        let arn = tableARN
        func descriptions(_ definitions: [IndexDefinition]) -> [IndexDescription]? {
            let found = definitions.compactMap { definition -> IndexDescription? in
                guard let index = table.index(named: definition.indexName ?? "") else { return nil }
                return IndexDescription(
                    definition, isGlobal: index.isGlobal, items: statistics.indexItems[index.number] ?? 0, tableARN: arn
                )
            }
            return found.isEmpty ? nil : found
        }
        globalIndexes = descriptions(definition.globalIndexes)
        localIndexes = descriptions(definition.localIndexes)
        streamSpecification = definition.streamSpecification
        latestStreamLabel = definition.stream?.label
        latestStreamARN = definition.stream.map { context.arn(ofStream: $0.label, ofTable: definition.name) }
        tableClass = settings.tableClass.map(TableClass.init)
        isDeletionProtected = settings.isDeletionProtected ?? false
    }
}
