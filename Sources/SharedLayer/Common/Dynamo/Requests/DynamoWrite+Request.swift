extension DynamoWrite {
    /// The name of the part in a transaction, and what is in it.
    var request: (name: String, request: DynamoRequest) {
        switch self {
        case .put(let item, let table, let condition):
            var request = DynamoRequest(table: table)
            request.item = item
            request.setCondition(condition)
            return ("Put", request)
        case .update(let key, let table, let update, let condition):
            var request = DynamoRequest(table: table)
            request.key = key
            request.setUpdate(update)
            request.setCondition(condition)
            return ("Update", request)
        case .delete(let key, let table, let condition):
            var request = DynamoRequest(table: table)
            request.key = key
            request.setCondition(condition)
            return ("Delete", request)
        case .check(let key, let table, let condition):
            var request = DynamoRequest(table: table)
            request.key = key
            request.setCondition(condition)
            return ("ConditionCheck", request)
        }
    }
}

extension DynamoRead {
    var request: DynamoRequest {
        var request = DynamoRequest(table: table)
        request.key = key
        request.setProjection(projection)
        return request
    }
}
