import Wire

/// A put, an update, a delete or a condition check: by itself or as a part of TransactWriteItems.
struct ItemWriteRequest: Codable, Sendable {
    enum Kind: Sendable {
        case put
        case update
        case delete
        case check
    }

    var tableName: String?
    var item: Item?
    var key: Item?
    var updateExpression: String?
    var conditionExpression: String?
    var names: [String: String]?
    var values: [String: AttributeValue]?
    var returnValues: String?
    var returnValuesOnFailure: String?
    var returnConsumedCapacity: String?
    var returnItemCollectionMetrics: String?
    var expected: Present?
    var attributeUpdates: Present?
    var conditionalOperator: Present?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case item = "Item"
        case key = "Key"
        case updateExpression = "UpdateExpression"
        case conditionExpression = "ConditionExpression"
        case names = "ExpressionAttributeNames"
        case values = "ExpressionAttributeValues"
        case returnValues = "ReturnValues"
        case returnValuesOnFailure = "ReturnValuesOnConditionCheckFailure"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
        case returnItemCollectionMetrics = "ReturnItemCollectionMetrics"
        case expected = "Expected"
        case attributeUpdates = "AttributeUpdates"
        case conditionalOperator = "ConditionalOperator"
    }

    /// Checks the members and parses the expressions: everything that needs no table.
    /// - Throws: `ValidationException`.
    func prepared(as kind: Kind, at place: String = "") throws(ServiceError) -> ItemWrite {
        try checkMembers(kind, place)
        var attributes = try parameters(kind).attributes()
        let update: UpdateExpression? = try parse(updateExpression, "UpdateExpression", &attributes) {
            (parser) throws(ServiceError) in try parser.update()
        }
        let condition: Condition? = try parse(conditionExpression, "ConditionExpression", &attributes) {
            (parser) throws(ServiceError) in try parser.condition()
        }
        try attributes.checkAllUsed()
        if let item { try ItemLimits.check(item) }
        let key = key ?? [:]
        let action: ItemWrite.Action =
            switch kind {
            case .put: .put(item ?? [:])
            case .update: .update(key, update)
            case .delete: .delete(key)
            case .check: .check(key)
            }
        return ItemWrite(
            tableName: tableName ?? "", action: action, condition: condition,
            showsItemOnFailure: returnValuesOnFailure == "ALL_OLD")
    }

    private func checkMembers(_ kind: Kind, _ place: String) throws(ServiceError) {
        var constraints = Constraints()
        constraints.table(tableName, at: "\(place)tableName")
        if kind == .put {
            constraints.present(item, at: "\(place)item")
        } else {
            constraints.present(key, at: "\(place)key")
        }
        if kind == .check { constraints.present(conditionExpression, at: "\(place)conditionExpression") }
        constraints.oneOf(
            returnValues, ["ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE", "UPDATED_NEW"], at: "\(place)returnValues")
        constraints.oneOf(
            returnValuesOnFailure, ["ALL_OLD", "NONE"], at: "\(place)returnValuesOnConditionCheckFailure")
        constraints.capacity(returnConsumedCapacity)
        constraints.oneOf(returnItemCollectionMetrics, ["SIZE", "NONE"], at: "returnItemCollectionMetrics")
        try constraints.check()
        if kind != .update, let returnValues, !["ALL_OLD", "NONE"].contains(returnValues) {
            throw .validation("ReturnValues can only be ALL_OLD or NONE")
        }
    }

    private func parameters(_ kind: Kind) -> ExpressionParameters {
        var expressions: [(name: String, text: String?)] = [("ConditionExpression", conditionExpression)]
        var legacy = [("Expected", expected != nil), ("ConditionalOperator", conditionalOperator != nil)]
        if kind == .update {
            expressions.insert(("UpdateExpression", updateExpression), at: 0)
            legacy.insert(("AttributeUpdates", attributeUpdates != nil), at: 0)
        }
        return ExpressionParameters(
            expressions: expressions, legacy: legacy.map { (name: $0.0, isPresent: $0.1) }, names: names,
            values: values)
    }

    private func parse<Output>(
        _ text: String?, _ parameter: String, _ attributes: inout ExpressionAttributes,
        _ grammar: (inout ExpressionParser) throws(ServiceError) -> Output
    ) throws(ServiceError) -> Output? {
        guard let text else { return nil }
        return try ExpressionParser.parse(text, parameter: parameter, &attributes, grammar)
    }
}
