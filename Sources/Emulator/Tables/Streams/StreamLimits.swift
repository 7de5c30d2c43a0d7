/// Times and sizes that AWS sets.
///
/// Sources: DynamoDB developer guide, "Change data capture for DynamoDB Streams"; DynamoDB Streams API reference,
/// GetRecords and GetShardIterator.
enum StreamLimits {
    /// How long a record can be read.
    static let retentionMilliseconds: Int64 = 24 * 3_600_000
    /// How old a shard gets before another one continues it.
    static let shardMilliseconds: Int64 = 4 * 3_600_000
    /// How long an iterator can be used.
    static let iteratorMilliseconds: Int64 = 15 * 60_000
    /// What one GetRecords gives at most.
    static let recordsMax = 1_000
    static let bytesMax = 1_024 * 1_024
    /// Streams or shards on one page.
    static let pageMax = 100

    /// Shards of a new stream: as many as a new table has partitions on AWS, four with on-demand capacity, one with
    /// provisioned capacity as small as it is here.
    static func width(isOnDemand: Bool) -> Int { isOnDemand ? 4 : 1 }
}
