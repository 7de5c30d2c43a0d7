/// Records as items: their own fields, and the key as `pk` and `sk`.
enum RecordItem {
    static let partitionKey = "pk"
    static let sortKey = "sk"
    static let version = "version"

    static func key(_ key: RecordKey) -> DynamoItem {
        [partitionKey: .string(key.partition), sortKey: .string(key.sort)]
    }

    /// Throws `malformedRecord`.
    static func item(of record: some RecordModel) throws(RepositoryError) -> DynamoItem {
        do {
            try record.validateShape()
            return try DynamoEncoder().encode(record).merging(key(record.key)) { _, key in key }
        } catch {
            throw RepositoryError(.malformedRecord, "\(type(of: record)) cannot be stored", cause: error)
        }
    }

    /// Throws `malformedRecord`.
    static func record<Record: RecordModel>(
        _ type: Record.Type = Record.self, from item: DynamoItem
    ) throws(RepositoryError) -> Record {
        do {
            let record = try DynamoDecoder().decode(type, from: item)
            try record.validateShape()
            return record
        } catch {
            let key = "\(item[partitionKey]?.string ?? "?") \(item[sortKey]?.string ?? "?")"
            throw RepositoryError(.malformedRecord, "the item \(key) is no \(type)", cause: error)
        }
    }
}
