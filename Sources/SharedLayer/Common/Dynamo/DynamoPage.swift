/// A page of a query or a scan.
package struct DynamoPage: Sendable {
    package let items: [DynamoItem]
    /// Where the next page begins; nil after the last one. A page may be empty and not the last.
    package let lastKey: DynamoItem?
    /// Items read before the filter.
    package let scannedCount: Int

    package init(items: [DynamoItem], lastKey: DynamoItem?, scannedCount: Int) {
        self.items = items
        self.lastKey = lastKey
        self.scannedCount = scannedCount
    }
}

extension DynamoPage {
    init(_ reply: DynamoReply) throws {
        self.init(
            items: try reply.items("Items"), lastKey: try reply.item("LastEvaluatedKey"),
            scannedCount: reply.integer("ScannedCount") ?? 0)
    }
}
