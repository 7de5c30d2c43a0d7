/// How far a mapping has come in one shard, in the form in which it is kept.
struct ShardCheckpoint: Codable, Sendable, Equatable {
    /// The next number of each part of the keys; as many as the mapping had parts when it was written.
    var positions: [Int64]
    var isFinished = false
    /// The window that is open.
    var window: TumblingWindow?

    /// Where each of so many parts begins. Other parts than before have other keys, and begin where the slowest was.
    func positions(of parts: Int) -> [Int64] {
        positions.count == parts ? positions : Array(repeating: positions.min() ?? 0, count: parts)
    }
}
