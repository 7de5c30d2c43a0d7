/// What DescribeStream tells.
struct StreamDescription: Encodable, Sendable {
    let arn: String
    let label: String
    let status: String
    let viewType: StreamViewType
    let creationRequestDateTime: Double
    let tableName: String
    let keySchema: [KeySchemaElement]
    let shards: [Shard]
    let lastShardID: String?

    struct Shard: Encodable, Sendable {
        let shardID: String
        let range: Range
        let parentShardID: String?

        enum CodingKeys: String, CodingKey {
            case shardID = "ShardId"
            case range = "SequenceNumberRange"
            case parentShardID = "ParentShardId"
        }
    }

    struct Range: Encodable, Sendable {
        let starting: String
        let ending: String?

        enum CodingKeys: String, CodingKey {
            case starting = "StartingSequenceNumber"
            case ending = "EndingSequenceNumber"
        }
    }

    enum CodingKeys: String, CodingKey {
        case arn = "StreamArn"
        case label = "StreamLabel"
        case status = "StreamStatus"
        case viewType = "StreamViewType"
        case creationRequestDateTime = "CreationRequestDateTime"
        case tableName = "TableName"
        case keySchema = "KeySchema"
        case shards = "Shards"
        case lastShardID = "LastEvaluatedShardId"
    }

    init(_ stream: StoredStream, shards: [StoredShard], last: String?, in context: TablesContext) {
        arn = context.arn(ofStream: stream.label, ofTable: stream.tableName)
        label = stream.label
        status = stream.endedMilliseconds == nil ? "ENABLED" : "DISABLED"
        viewType = stream.viewType
        creationRequestDateTime = Double(stream.createdMilliseconds) / 1_000
        tableName = stream.tableName
        keySchema = stream.keySchema
        self.shards = shards.map { shard in
            Shard(
                shardID: shard.name,
                // A shard that was closed without records ends where it began.
                range: Range(
                    starting: SequenceNumber.text(shard.starting),
                    ending: shard.ending.map { SequenceNumber.text(max($0, shard.starting)) }),
                parentShardID: shard.parent)
        }
        lastShardID = last
    }
}
