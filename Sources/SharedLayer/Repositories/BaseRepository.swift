/// The operations that every repository has, for one kind of record in one table.
package struct BaseRepository<Record: RecordModel>: Sendable {
    package let dynamo: DynamoClient
    package let table: String

    package init(dynamo: DynamoClient, table: String) {
        self.dynamo = dynamo
        self.table = table
    }

    /// Reads consistently. Throws `service`, `malformedRecord`.
    package func get(_ key: RecordKey) async throws(RepositoryError) -> Record? {
        let item = try await serviceCall("get") { () async throws(AWSError) in
            try await dynamo.getItem(RecordItem.key(key), from: table, consistent: true)
        }
        guard let item else { return nil }
        return try RecordItem.record(from: item)
    }

    /// The records of a partition whose sort keys begin with `prefix`, in the order of the sort keys.
    ///
    /// Throws `service`, `malformedRecord`, and `tooManyItems` beyond `itemsMax`.
    package func query(
        partition: String, prefix: String, itemsMax: Int = 1_000
    ) async throws(RepositoryError) -> [Record] {
        var query = DynamoQuery(
            table: table,
            key: DynamoKeyCondition(
                RecordItem.partitionKey, .string(partition), sort: .beginsWith(RecordItem.sortKey, prefix)))
        var records: [Record] = []
        repeat {
            let page = try await serviceCall("query") { [query] () async throws(AWSError) in
                try await dynamo.query(query)
            }
            for item in page.items { records.append(try RecordItem.record(from: item)) }
            guard records.count <= itemsMax else {
                throw RepositoryError(.tooManyItems, "\(partition) has more than \(itemsMax) of \(prefix)")
            }
            query.startKey = page.lastKey
        } while query.startKey != nil
        return records
    }

    /// Writes a record that must be new. Throws `alreadyExists`, `service`, `malformedRecord`.
    package func insert(_ record: Record) async throws(RepositoryError) {
        let item = try RecordItem.item(of: record)
        do {
            try await dynamo.putItem(item, into: table, condition: .attributeNotExists("pk"))
        } catch  where error.isConditionalCheckFailed {
            throw RepositoryError(.alreadyExists, "\(record.key) is there already", cause: error)
        } catch {
            throw RepositoryError(.service, "insert into \(table)", cause: error)
        }
    }

    /// Deletes whatever is under the key. Throws `service`.
    package func delete(_ key: RecordKey) async throws(RepositoryError) {
        try await serviceCall("delete") { () async throws(AWSError) in
            _ = try await dynamo.deleteItem(RecordItem.key(key), from: table)
        }
    }

    private func serviceCall<Value>(
        _ operation: String, _ call: () async throws(AWSError) -> Value
    ) async throws(RepositoryError) -> Value {
        do {
            return try await call()
        } catch {
            throw RepositoryError(.service, "\(operation) in \(table)", cause: error)
        }
    }
}
