extension DynamoRequest {
    /// For requests with no other expression.
    mutating func setCondition(_ condition: DynamoCondition?) {
        var expression = DynamoExpression()
        setCondition(condition, in: &expression)
    }

    /// The last expression of a request: takes over all placeholders.
    mutating func setCondition(_ condition: DynamoCondition?, in expression: inout DynamoExpression) {
        if let condition {
            self.condition = condition.text(in: &expression)
            returnValuesOnFailure = "ALL_OLD"
        }
        use(expression)
    }

    /// What queries and scans have in common.
    mutating func setReading(
        filter: DynamoCondition?, projection: [DynamoPath], in expression: inout DynamoExpression
    ) {
        self.filter = filter?.text(in: &expression)
        if !projection.isEmpty {
            self.projection = projection.map { expression.place($0) }.joined(separator: ", ")
        }
        use(expression)
    }
}

extension DynamoQuery {
    var request: DynamoRequest {
        var request = DynamoRequest(table: table)
        var expression = DynamoExpression()
        request.index = index
        request.keyCondition = key.text(in: &expression)
        request.setReading(filter: filter, projection: projection, in: &expression)
        request.limit = pageItemsMax
        request.isAscending = isAscending
        request.isConsistent = index == nil && isConsistent
        request.startKey = startKey
        return request
    }
}

extension DynamoScan {
    var request: DynamoRequest {
        var request = DynamoRequest(table: table)
        var expression = DynamoExpression()
        request.setReading(filter: filter, projection: projection, in: &expression)
        request.limit = pageItemsMax
        request.isConsistent = isConsistent
        request.startKey = startKey
        return request
    }
}
