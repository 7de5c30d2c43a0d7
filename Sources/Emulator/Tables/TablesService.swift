package import FoundationEssentials
package import GRDB
package import Wire

/// DynamoDB, on SQLite.
///
/// Source: DynamoDB API reference, `DynamoDB_20120810`.
package struct TablesService: JSONService {
    package let name = "dynamodb"
    package let targetPrefix = "DynamoDB_20120810"
    package let jsonVersion = "1.0"
    package let errorNamespace = "com.amazonaws.dynamodb.v20120810#"

    let context: TablesContext

    /// - Parameter store: opened with `TablesMigrations.migrator`.
    package init(
        store: any DatabaseWriter, region: String, accountID: String, clock: @escaping @Sendable () -> Date
    ) {
        context = TablesContext(
            store: TableStore(store, clock: clock), region: region, accountID: accountID, clock: clock)
    }

    package func perform(_ call: JSONCall) async throws -> [UInt8] {
        switch call.operation {
        case "BatchGetItem": try await perform(BatchGetItem.self, call)
        case "BatchWriteItem": try await perform(BatchWriteItem.self, call)
        case "CreateTable": try await perform(CreateTable.self, call)
        case "DeleteItem": try await perform(DeleteItem.self, call)
        case "DeleteTable": try await perform(DeleteTable.self, call)
        case "DescribeTable": try await perform(DescribeTable.self, call)
        case "DescribeTimeToLive": try await perform(DescribeTimeToLive.self, call)
        case "GetItem": try await perform(GetItem.self, call)
        case "ListTables": try await perform(ListTables.self, call)
        case "PutItem": try await perform(PutItem.self, call)
        case "Query": try await perform(Query.self, call)
        case "Scan": try await perform(Scan.self, call)
        case "TransactGetItems": try await perform(TransactGetItems.self, call)
        case "TransactWriteItems": try await perform(TransactWriteItems.self, call)
        case "UpdateItem": try await perform(UpdateItem.self, call)
        case "UpdateTable": try await perform(UpdateTable.self, call)
        case "UpdateTimeToLive": try await perform(UpdateTimeToLive.self, call)
        default: throw ServiceError.unknownOperation(call.operation)
        }
    }

    private func perform<Operation: TableOperation>(_ type: Operation.Type, _ call: JSONCall) async throws -> [UInt8] {
        try JSONCall.encode(try await call.decode(type).perform(in: context))
    }
}
