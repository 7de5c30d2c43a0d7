/// A table's latest stream, which its definition keeps past the stream's end.
struct TableStream: Codable, Sendable, Equatable {
    /// The row id in `stream`.
    let id: Int64
    let label: String
    let viewType: StreamViewType
    /// How many shards share the items.
    let width: Int
    var isEnabled: Bool

    /// The shard of an item's changes, by the hash of its partition key: all changes of one item are in one shard.
    func lane(ofSlot slot: Int) -> Int { slot % width }
}
