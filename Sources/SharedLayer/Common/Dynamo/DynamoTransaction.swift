/// The inputs of the operations on several items.
enum DynamoTransaction {
    /// Parts of one transaction, and also the keys of one batch.
    static let partsMax = 100

    struct Write: Encodable {
        let parts: [[String: DynamoRequest]]
        let token: String

        enum CodingKeys: String, CodingKey {
            case parts = "TransactItems"
            case token = "ClientRequestToken"
        }
    }

    struct Read: Encodable {
        let parts: [[String: DynamoRequest]]

        enum CodingKeys: String, CodingKey {
            case parts = "TransactItems"
        }
    }

    static func part(_ write: DynamoWrite) -> [String: DynamoRequest] {
        var expression = DynamoExpression()
        var request: DynamoRequest
        let name: String
        switch write {
        case .put(let item, let table, let condition):
            name = "Put"
            request = DynamoRequest(table: table)
            request.item = item
            request.condition = condition?.text(in: &expression)
        case .update(let key, let table, let update, let condition):
            name = "Update"
            request = DynamoRequest(table: table)
            request.key = key
            request.update = update.text(in: &expression)
            request.condition = condition?.text(in: &expression)
        case .delete(let key, let table, let condition):
            name = "Delete"
            request = DynamoRequest(table: table)
            request.key = key
            request.condition = condition?.text(in: &expression)
        case .check(let key, let table, let condition):
            name = "ConditionCheck"
            request = DynamoRequest(table: table)
            request.key = key
            request.condition = condition.text(in: &expression)
        }
        request.use(expression)
        return [name: request]
    }

    static func part(_ read: DynamoRead) -> [String: DynamoRequest] {
        var request = DynamoRequest(table: read.table)
        request.key = read.key
        return ["Get": request]
    }
}
