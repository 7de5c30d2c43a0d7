/// A change of a table's item, as far as the stream's view type shows it.
package struct ItemChange<Item: Sendable>: Sendable {
    package let kind: ItemChangeKind
    /// As the item was; nil for insertions, and where the stream has no old images.
    package let old: Item?
    /// As the item is; nil for removals, and where the stream has no new images.
    package let new: Item?
    package let keys: DynamoItem
    /// The place in the stream: what a partial batch failure names.
    package let sequenceNumber: String
    /// Removed by DynamoDB itself, because its time to live was over.
    package let isExpiry: Bool

    package init(
        kind: ItemChangeKind, old: Item?, new: Item?, keys: DynamoItem, sequenceNumber: String, isExpiry: Bool = false
    ) {
        self.kind = kind
        self.old = old
        self.new = new
        self.keys = keys
        self.sequenceNumber = sequenceNumber
        self.isExpiry = isExpiry
    }
}

extension ItemChange: Equatable where Item: Equatable {}
