/// The input of any of DynamoDB's operations on one item or one table: what is nil is not sent.
struct DynamoRequest: Encodable {
    var table: String?
    var index: String?
    var key: DynamoItem?
    var item: DynamoItem?
    var isConsistent: Bool?
    var condition: String?
    var update: String?
    var keyCondition: String?
    var filter: String?
    var projection: String?
    var names: [String: String]?
    var values: DynamoItem?
    var startKey: DynamoItem?
    var limit: Int?
    var isAscending: Bool?
    var returnValues: String?
    var returnValuesOnFailure: String?

    enum CodingKeys: String, CodingKey {
        case table = "TableName"
        case index = "IndexName"
        case key = "Key"
        case item = "Item"
        case isConsistent = "ConsistentRead"
        case condition = "ConditionExpression"
        case update = "UpdateExpression"
        case keyCondition = "KeyConditionExpression"
        case filter = "FilterExpression"
        case projection = "ProjectionExpression"
        case names = "ExpressionAttributeNames"
        case values = "ExpressionAttributeValues"
        case startKey = "ExclusiveStartKey"
        case limit = "Limit"
        case isAscending = "ScanIndexForward"
        case returnValues = "ReturnValues"
        case returnValuesOnFailure = "ReturnValuesOnConditionCheckFailure"
    }

    init(table: String) {
        self.table = table
    }

    /// Takes over the placeholders of the request's expressions.
    mutating func use(_ expression: DynamoExpression) {
        names = expression.names.isEmpty ? nil : expression.names
        values = expression.values.isEmpty ? nil : expression.values
    }
}
