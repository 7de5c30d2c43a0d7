/// Where an item stands in an index.
struct IndexEntry: Sendable, Equatable {
    let slot: Int
    let hash: [UInt8]
    /// Empty in an index without a sort key.
    let sort: [UInt8]

    /// Nil for an item that the index does not hold: it lacks the index's key.
    init?(_ item: Item, in index: SecondaryIndex) {
        guard let hash = index.key.partition.bytes(of: item[index.key.partition.name]) else { return nil }
        var sort: [UInt8] = []
        if let attribute = index.key.sort {
            guard let bytes = attribute.bytes(of: item[attribute.name]) else { return nil }
            sort = bytes
        }
        slot = ItemKey.slot(of: hash)
        self.hash = hash
        self.sort = sort
    }
}
