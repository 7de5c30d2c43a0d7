/// `ConsumedCapacity` of an answer.
struct ConsumedCapacity: Encodable, Sendable {
    struct Units: Encodable, Sendable {
        let capacityUnits: Double

        enum CodingKeys: String, CodingKey {
            case capacityUnits = "CapacityUnits"
        }
    }

    let tableName: String
    let capacityUnits: Double
    let readCapacityUnits: Double?
    let writeCapacityUnits: Double?
    let table: Units?
    let globalIndexes: [String: Units]?
    let localIndexes: [String: Units]?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case capacityUnits = "CapacityUnits"
        case readCapacityUnits = "ReadCapacityUnits"
        case writeCapacityUnits = "WriteCapacityUnits"
        case table = "Table"
        case globalIndexes = "GlobalSecondaryIndexes"
        case localIndexes = "LocalSecondaryIndexes"
    }
}
