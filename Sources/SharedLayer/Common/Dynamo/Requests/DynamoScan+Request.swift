extension DynamoScan {
    var request: DynamoRequest {
        var request = DynamoRequest(table: table)
        request.index = index
        request.setFilter(filter)
        request.setProjection(projection)
        request.limit = pageItemsMax
        request.isConsistent = index == nil && isConsistent
        request.startKey = startKey
        request.segment = segment
        return request
    }
}
