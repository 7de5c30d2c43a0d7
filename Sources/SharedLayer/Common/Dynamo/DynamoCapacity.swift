/// What an operation took of a table's throughput.
package struct DynamoCapacity: Sendable, Equatable {
    /// Such as `PutItem`.
    package let operation: String
    package let table: String
    /// Read or write units; a transaction's operations take twice as many.
    package let units: Double
}
