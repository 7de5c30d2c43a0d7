/// Keys of records, of any kinds and in any tables, that are read in one request (`BatchGetItem`).
///
/// It is a value: fill it, then read it. What is read is consistent record by record, not as of one moment.
package struct RecordReads: Sendable {
    private var keys: [String: Set<RecordKey>] = [:]

    package init() {}

    package mutating func add(_ key: RecordKey, in table: String) {
        keys[table, default: []].insert(key)
    }

    /// Throws `service`.
    package func read(from dynamo: DynamoClient) async throws(RepositoryError) -> FoundRecords {
        do {
            return FoundRecords(try await dynamo.batchGet(keys.mapValues { $0.map(RecordItem.key) }))
        } catch {
            throw RepositoryError(.service, "batch get in \(keys.keys.sorted().joined(separator: ", "))", cause: error)
        }
    }
}
