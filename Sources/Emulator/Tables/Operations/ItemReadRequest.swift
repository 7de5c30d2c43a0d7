import Wire

/// A read of one item: GetItem, or a part of TransactGetItems.
struct ItemReadRequest: Decodable, Sendable {
    var tableName: String?
    var key: Item?
    var isConsistent: Bool?
    var projectionExpression: String?
    var names: [String: String]?
    var returnConsumedCapacity: String?
    var attributesToGet: Present?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
        case key = "Key"
        case isConsistent = "ConsistentRead"
        case projectionExpression = "ProjectionExpression"
        case names = "ExpressionAttributeNames"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
        case attributesToGet = "AttributesToGet"
    }

    /// - Throws: `ValidationException`.
    func prepared(at place: String = "") throws(ServiceError) -> ItemRead {
        var constraints = Constraints()
        constraints.table(tableName, at: "\(place)tableName")
        constraints.present(key, at: "\(place)key")
        constraints.capacity(returnConsumedCapacity)
        try constraints.check()
        let projection = try Projection.parse(
            projectionExpression, names, hasAttributesToGet: attributesToGet != nil)
        return ItemRead(tableName: tableName ?? "", key: key ?? [:], projection: projection)
    }
}
