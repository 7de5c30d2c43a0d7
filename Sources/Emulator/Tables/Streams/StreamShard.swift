/// A shard as an event source mapping sees it.
package struct StreamShard: Sendable, Equatable {
    /// The row id in `stream_shard`.
    let id: Int64
    package let name: String
    /// The shard that it continues; it may be gone already.
    package let parent: String?
    /// The first number that a record of it may have.
    package let starting: Int64
    /// The number that the next record of the stream will have at least.
    package let latest: Int64

    init(_ shard: StoredShard, lastNumber: Int64) {
        id = shard.id
        name = shard.name
        parent = shard.parent
        starting = shard.starting
        latest = lastNumber + 1
    }
}
