/// The primary key of an item, as SQLite orders and finds it.
struct ItemKey: Sendable, Hashable {
    /// Scan goes by this before the partition key, and segments are ranges of it: as on AWS, neighbours in a scan have
    /// nothing in common.
    let slot: Int
    let partition: [UInt8]
    /// Empty in a table without a sort key.
    let sort: [UInt8]

    init(partition: [UInt8], sort: [UInt8]) {
        slot = Self.slot(of: partition)
        self.partition = partition
        self.sort = sort
    }

    static let slots = 0..<65_536

    /// FNV-1a, folded to 16 bits: stable, because it is stored.
    static func slot(of partition: [UInt8]) -> Int {
        let hash = partition.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return Int((hash >> 16) ^ (hash & 0xFFFF))
    }
}
