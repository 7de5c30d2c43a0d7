extension DynamoQuery {
    var request: DynamoRequest {
        var request = DynamoRequest(table: table)
        request.index = index
        request.setKeyCondition(key)
        request.setFilter(filter)
        request.setProjection(projection)
        request.limit = pageItemsMax
        request.isAscending = isAscending
        request.isConsistent = index == nil && isConsistent
        request.startKey = startKey
        return request
    }
}
