/// The operations that every repository has, for one kind of record in one table.
///
/// Reads of the table are consistent. Reads of an index give keys only, until they are resolved (see `IndexPage`).
package struct BaseRepository<Record: RecordModel>: Sendable {
    package let dynamo: DynamoClient
    package let table: String

    package init(dynamo: DynamoClient, table: String) {
        self.dynamo = dynamo
        self.table = table
    }

    /// Throws `service`, `malformedRecord`.
    package func get(_ key: RecordKey) async throws(RepositoryError) -> Record? {
        let item = try await serviceCall("get") { () async throws(AWSError) in
            try await dynamo.getItem(RecordItem.key(key), from: table, consistent: true)
        }
        guard let item else { return nil }
        return try RecordItem.record(from: item)
    }

    /// Writes a record that must be new. Throws `alreadyExists`, `service`, `malformedRecord`.
    package func insert(_ record: Record) async throws(RepositoryError) {
        try await insert(record, if: .attributeNotExists("pk"))
    }

    /// Deletes whatever is under the key; that nothing is there is no error. Throws `service`.
    package func delete(_ key: RecordKey) async throws(RepositoryError) {
        try await serviceCall("delete") { () async throws(AWSError) in
            _ = try await dynamo.deleteItem(RecordItem.key(key), from: table)
        }
    }

    func insert(_ record: Record, if condition: DynamoCondition) async throws(RepositoryError) {
        let item = try RecordItem.item(of: record)
        do {
            try await dynamo.putItem(item, into: table, condition: condition)
        } catch  where error.isConditionalCheckFailed {
            throw RepositoryError(.alreadyExists, "\(record.key) is there already", key: record.key, cause: error)
        } catch {
            throw RepositoryError(.service, "insert into \(table)", key: record.key, cause: error)
        }
    }

    func serviceCall<Value>(
        _ operation: String, _ call: () async throws(AWSError) -> Value
    ) async throws(RepositoryError) -> Value {
        do {
            return try await call()
        } catch {
            throw RepositoryError(.service, "\(operation) in \(table)", cause: error)
        }
    }
}
