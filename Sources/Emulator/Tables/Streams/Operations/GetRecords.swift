import FoundationEssentials
import Wire

/// Reads a shard's records from an iterator on.
///
/// Source: DynamoDB Streams API reference, GetRecords.
struct GetRecords: TableOperation {
    var iterator: String?
    var limit: Int?

    enum CodingKeys: String, CodingKey {
        case iterator = "ShardIterator"
        case limit = "Limit"
    }

    struct Output: Encodable, Sendable {
        let records: [StreamRecordForm]
        /// Nil at the end of a shard that is closed.
        let next: String?

        enum CodingKeys: String, CodingKey {
            case records = "Records"
            case next = "NextShardIterator"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        let iterator = try checked()
        let limit = limit ?? StreamLimits.recordsMax
        return try await context.store.read { transaction in
            let age = transaction.nowMilliseconds - iterator.issuedMilliseconds
            guard age <= StreamLimits.iteratorMilliseconds else { throw ServiceError.expiredIterator }
            guard let stream = try transaction.findStream(tableName: iterator.tableName, label: iterator.label),
                let shard = try transaction.shards(ofStream: stream.id).first(where: { $0.name == iterator.shard })
            else { throw ServiceError.shardNotFound }
            guard try iterator.position >= transaction.horizon(of: shard) else {
                throw ServiceError.trimmedData
            }
            let (records, next, _) = try transaction.records(
                of: shard, in: stream, from: iterator.position, limit: limit, bytesMax: StreamLimits.bytesMax)
            let isOver = shard.ending.map { next > $0 } ?? false
            let following = ShardIterator(
                tableName: stream.tableName, label: stream.label, shard: shard.name, position: next,
                issuedMilliseconds: transaction.nowMilliseconds)
            return Output(
                records: records.map { StreamRecordForm($0, region: context.region) },
                next: isOver ? nil : try following.text(in: context))
        }
    }

    private func checked() throws(ServiceError) -> ShardIterator {
        var constraints = Constraints()
        constraints.present(iterator, at: "shardIterator")
        if let iterator { constraints.length(iterator, in: 1...2_048, at: "shardIterator") }
        constraints.atLeast(1, limit, at: "limit")
        constraints.atMost(StreamLimits.recordsMax, limit, at: "limit")
        try constraints.check()
        guard let read = ShardIterator(iterator ?? "") else { throw .validation("Invalid ShardIterator") }
        return read
    }
}
