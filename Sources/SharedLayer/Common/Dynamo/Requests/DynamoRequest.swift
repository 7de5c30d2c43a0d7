/// The input of any of DynamoDB's operations on one item or one table, or a part of a transaction: what is nil is not
/// sent.
struct DynamoRequest {
    let table: String
    var index: String?
    var key: DynamoItem?
    var item: DynamoItem?
    /// An item that is written already, in place of `item`.
    var itemText: [UInt8]?
    var isConsistent: Bool?
    var condition: String?
    var update: String?
    var keyCondition: String?
    var filter: String?
    var projection: String?
    var startKey: DynamoItem?
    var limit: Int?
    var isAscending: Bool?
    var segment: DynamoScan.Segment?
    var returnValues: String?
    var returnValuesOnFailure: String?
    private(set) var expression = DynamoExpression()

    init(table: String) {
        self.table = table
    }

    /// What is wrong with an expression; nil when nothing is.
    var problem: String? { expression.problem }

    mutating func setCondition(_ condition: DynamoCondition?) {
        guard let condition else { return }
        self.condition = condition.text(in: &expression)
        returnValuesOnFailure = "ALL_OLD"
    }

    mutating func setUpdate(_ update: DynamoUpdate) { self.update = update.text(in: &expression) }
    mutating func setKeyCondition(_ key: DynamoKeyCondition) { keyCondition = key.text(in: &expression) }
    mutating func setFilter(_ filter: DynamoCondition?) { self.filter = filter?.text(in: &expression) }

    mutating func setProjection(_ paths: [DynamoPath]) {
        guard !paths.isEmpty else { return }
        projection = paths.map { expression.place($0) }.joined(separator: ", ")
    }

    func write(to text: inout DynamoText, reportingCapacity: Bool = false) {
        text.open(UInt8(ascii: "{"))
        text.member("TableName", table)
        text.member("IndexName", index)
        text.member("Key", key)
        if let itemText {
            text.name("Item")
            text.append(itemText)
        } else {
            text.member("Item", item)
        }
        text.member("ConsistentRead", isConsistent)
        text.member("ConditionExpression", condition)
        text.member("UpdateExpression", update)
        text.member("KeyConditionExpression", keyCondition)
        text.member("FilterExpression", filter)
        text.member("ProjectionExpression", projection)
        text.member("ExpressionAttributeNames", expression.names)
        text.member("ExpressionAttributeValues", expression.values.isEmpty ? nil : expression.values)
        text.member("ExclusiveStartKey", startKey)
        text.member("Limit", limit)
        text.member("ScanIndexForward", isAscending)
        text.member("Segment", segment?.index)
        text.member("TotalSegments", segment?.count)
        text.member("ReturnValues", returnValues)
        text.member("ReturnValuesOnConditionCheckFailure", returnValuesOnFailure)
        if reportingCapacity { text.member("ReturnConsumedCapacity", "TOTAL") }
        text.close(UInt8(ascii: "}"))
    }

    /// A batch has these for each table, in an object of its own.
    func writeProjection(to text: inout DynamoText) {
        text.member("ProjectionExpression", projection)
        text.member("ExpressionAttributeNames", expression.names)
    }
}
