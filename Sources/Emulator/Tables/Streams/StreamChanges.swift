/// The shards that one transaction has written to or closed; their readers are woken when it is committed.
final class StreamChanges {
    private(set) var shards: Set<Int64> = []

    func note(_ shard: Int64) { shards.insert(shard) }
}
