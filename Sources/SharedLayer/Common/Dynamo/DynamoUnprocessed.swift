/// What a batch left undone, so that it can be given to another one, or be told.
package struct DynamoUnprocessed: Sendable, Equatable {
    /// Items not put, by table.
    package var puts: [String: [DynamoItem]]
    /// Keys not deleted, by table.
    package var deletes: [String: [DynamoItem]]
    /// Keys not read, by table.
    package var keys: [String: [DynamoItem]]
    /// Items that a read had found before it ended, by table.
    package var found: [String: [DynamoItem]]

    package init(
        puts: [String: [DynamoItem]] = [:], deletes: [String: [DynamoItem]] = [:],
        keys: [String: [DynamoItem]] = [:], found: [String: [DynamoItem]] = [:]
    ) {
        self.puts = puts
        self.deletes = deletes
        self.keys = keys
        self.found = found
    }

    package var count: Int {
        [puts, deletes, keys].reduce(0) { $0 + $1.values.reduce(0) { $0 + $1.count } }
    }
}
