import Wire

/// Tells about a stream and its shards.
///
/// Source: DynamoDB Streams API reference, DescribeStream.
struct DescribeStream: TableOperation {
    var arn: String?
    var limit: Int?
    var startShardID: String?
    var filter: ShardFilter?

    enum CodingKeys: String, CodingKey {
        case arn = "StreamArn"
        case limit = "Limit"
        case startShardID = "ExclusiveStartShardId"
        case filter = "ShardFilter"
    }

    /// Asks for the shards that continue one.
    struct ShardFilter: Decodable, Sendable {
        var type: String?
        var shardID: String?

        enum CodingKeys: String, CodingKey {
            case type = "Type"
            case shardID = "ShardId"
        }
    }

    struct Output: Encodable, Sendable {
        let description: StreamDescription

        enum CodingKeys: String, CodingKey {
            case description = "StreamDescription"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        try check()
        let arn = arn ?? ""
        let limit = limit ?? StreamLimits.pageMax
        return try await context.store.read { transaction in
            let stream = try transaction.stream(arn)
            var shards = try transaction.shards(ofStream: stream.id)
            if let parent = filter?.shardID { shards = shards.filter { $0.parent == parent } }
            if let startShardID {
                // Names begin with the time, but the order is that of the rows.
                guard let start = shards.firstIndex(where: { $0.name == startShardID }) else {
                    return Output(description: StreamDescription(stream, shards: [], last: nil, in: context))
                }
                shards.removeFirst(start + 1)
            }
            let page = Array(shards.prefix(limit))
            let last = shards.count > limit ? page.last?.name : nil
            return Output(description: StreamDescription(stream, shards: page, last: last, in: context))
        }
    }

    private func check() throws(ServiceError) {
        var constraints = Constraints()
        constraints.present(arn, at: "streamArn")
        if let arn { constraints.length(arn, in: 37...1_024, at: "streamArn") }
        if let startShardID { constraints.length(startShardID, in: 28...65, at: "exclusiveStartShardId") }
        constraints.atLeast(1, limit, at: "limit")
        constraints.atMost(StreamLimits.pageMax, limit, at: "limit")
        constraints.oneOf(filter?.type, ["CHILD_SHARDS"], at: "shardFilter.type")
        if let shardID = filter?.shardID { constraints.length(shardID, in: 28...65, at: "shardFilter.shardId") }
        try constraints.check()
        if let filter, filter.type == nil || filter.shardID == nil {
            throw .validation("ShardFilter needs both Type and ShardId")
        }
    }
}
