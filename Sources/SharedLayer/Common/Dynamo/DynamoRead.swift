/// One item to read in a transaction.
package struct DynamoRead: Sendable, Hashable {
    package let key: DynamoItem
    package let table: String
    /// The attributes to return; all when empty.
    package let projection: [DynamoPath]

    package init(_ key: DynamoItem, from table: String, projection: [DynamoPath] = []) {
        self.key = key
        self.table = table
        self.projection = projection
    }
}
