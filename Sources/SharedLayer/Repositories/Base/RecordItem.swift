/// Records as items: their own fields, the key as `pk` and `sk`, and what indexes find them by.
enum RecordItem {
    static let partitionKey = "pk"
    static let sortKey = "sk"
    static let version = "version"
    static let expiresAt = "expiresAt"

    static func key(_ key: RecordKey) -> DynamoItem {
        [partitionKey: .string(key.partition), sortKey: .string(key.sort)]
    }

    /// Nil for an item without a key.
    static func key(of item: DynamoItem) -> RecordKey? {
        guard let partition = item[partitionKey]?.string, let sort = item[sortKey]?.string else { return nil }
        return RecordKey(partition: partition, sort: sort)
    }

    /// Throws `malformedRecord`.
    static func item(of record: some RecordModel) throws(RepositoryError) -> DynamoItem {
        do {
            try record.validateShape()
            var item = try DynamoEncoder().encode(record)
            for (name, text) in record.indexAttributes { item[name] = .string(text) }
            return item.merging(key(record.key)) { _, key in key }
        } catch {
            throw RepositoryError(
                .malformedRecord, "\(type(of: record)) cannot be stored", key: record.key, cause: error)
        }
    }

    /// Throws `malformedRecord` with a `ShapeError` that names the field, also when the item is another record's.
    static func record<Record: RecordModel>(
        _ type: Record.Type = Record.self, from item: DynamoItem
    ) throws(RepositoryError) -> Record {
        let key = key(of: item)
        let record: Record
        do {
            record = try Record(item: item)
        } catch {
            throw RepositoryError(
                .malformedRecord, "the item \(key.map { "\($0)" } ?? "?") is no \(type)", key: key, cause: error)
        }
        guard record.key == key else {
            throw RepositoryError(
                .malformedRecord, "the item \(key.map { "\($0)" } ?? "?") holds the record \(record.key)", key: key)
        }
        return record
    }
}
