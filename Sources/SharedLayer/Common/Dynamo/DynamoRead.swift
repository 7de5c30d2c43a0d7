/// One item to read in a transaction or a batch.
package struct DynamoRead: Sendable, Hashable {
    package let key: DynamoItem
    package let table: String

    package init(_ key: DynamoItem, from table: String) {
        self.key = key
        self.table = table
    }
}
