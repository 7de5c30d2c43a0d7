import FoundationEssentials
import Wire

/// Gives a place in a shard to read from.
///
/// Source: DynamoDB Streams API reference, GetShardIterator.
struct GetShardIterator: TableOperation {
    private static let types = ["TRIM_HORIZON", "LATEST", "AT_SEQUENCE_NUMBER", "AFTER_SEQUENCE_NUMBER"]

    var arn: String?
    var shardID: String?
    var type: String?
    var sequenceNumber: String?

    enum CodingKeys: String, CodingKey {
        case arn = "StreamArn"
        case shardID = "ShardId"
        case type = "ShardIteratorType"
        case sequenceNumber = "SequenceNumber"
    }

    struct Output: Encodable, Sendable {
        let iterator: String

        enum CodingKeys: String, CodingKey {
            case iterator = "ShardIterator"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        try check()
        return try await context.store.read { transaction in
            let stream = try transaction.stream(arn ?? "")
            guard let shard = try transaction.shards(ofStream: stream.id).first(where: { $0.name == shardID }) else {
                throw ServiceError.shardNotFound
            }
            let iterator = ShardIterator(
                tableName: stream.tableName, label: stream.label, shard: shard.name,
                position: try position(in: shard, transaction), issuedMilliseconds: transaction.nowMilliseconds)
            return Output(iterator: try iterator.text(in: context))
        }
    }

    private func position(in shard: StoredShard, _ transaction: TableTransaction) throws -> Int64 {
        let horizon = try transaction.horizon(of: shard)
        guard let sequenceNumber else {
            return type == "TRIM_HORIZON" ? horizon : try transaction.lastSequence() + 1
        }
        let last = try shard.ending ?? transaction.lastSequence()
        guard let number = SequenceNumber.number(sequenceNumber), number >= shard.starting,
            number <= max(last, shard.starting)
        else { throw ServiceError.invalidParameter("SequenceNumber is not in the shard: \(sequenceNumber)") }
        let position = type == "AT_SEQUENCE_NUMBER" ? number : number + 1
        guard position >= horizon else { throw ServiceError.trimmedData }
        return position
    }

    private func check() throws(ServiceError) {
        var constraints = Constraints()
        constraints.present(arn, at: "streamArn")
        constraints.present(shardID, at: "shardId")
        constraints.present(type, at: "shardIteratorType")
        if let arn { constraints.length(arn, in: 37...1_024, at: "streamArn") }
        if let shardID { constraints.length(shardID, in: 28...65, at: "shardId") }
        constraints.oneOf(type, Self.types, at: "shardIteratorType")
        if let sequenceNumber { constraints.length(sequenceNumber, in: 21...40, at: "sequenceNumber") }
        try constraints.check()
        let needsNumber = type == "AT_SEQUENCE_NUMBER" || type == "AFTER_SEQUENCE_NUMBER"
        if needsNumber, sequenceNumber == nil {
            throw .invalidParameter("SequenceNumber is required for ShardIteratorType \(type ?? "")")
        }
        if !needsNumber, sequenceNumber != nil {
            throw .invalidParameter("SequenceNumber is not allowed for ShardIteratorType \(type ?? "")")
        }
    }
}
