/// Writes of several records, in one table or in several, that are all done or none.
///
/// It is a value: fill it, then give it to a `RecordTransactor`.
package struct RecordTransaction: Sendable {
    /// What DynamoDB takes (developer guide, "Managing complex workflows with transactions").
    package static let partsMax = 100

    private(set) var writes: [DynamoWrite] = []
    private(set) var parts: [Part] = []

    /// Which record a write is about, and what it means when its condition fails.
    struct Part: Sendable {
        let key: RecordKey
        let table: String
        let reason: RecordConflict.Reason?
    }

    package init() {}

    package var count: Int { parts.count }

    /// Writes the record if nobody else did since it was read, and gives it back as the transaction writes it.
    ///
    /// Throws `malformedRecord`.
    @discardableResult
    package mutating func save<Record: VersionedRecordModel>(
        _ record: Record, in table: String
    ) throws(RepositoryError) -> Record {
        let (saved, condition) = record.nextVersion
        writes.append(.put(try RecordItem.item(of: saved), table: table, condition: condition))
        parts.append(
            Part(key: record.key, table: table, reason: record.version == 0 ? .alreadyExists : .otherVersion))
        return saved
    }

    /// Writes a record that must be new. Throws `malformedRecord`.
    package mutating func insert(_ record: some RecordModel, in table: String) throws(RepositoryError) {
        writes.append(
            .put(try RecordItem.item(of: record), table: table, condition: .attributeNotExists("pk")))
        parts.append(Part(key: record.key, table: table, reason: .alreadyExists))
    }

    /// Writes a record in place of whatever is under its key. Throws `malformedRecord`.
    package mutating func put(_ record: some RecordModel, in table: String) throws(RepositoryError) {
        writes.append(.put(try RecordItem.item(of: record), table: table))
        parts.append(Part(key: record.key, table: table, reason: nil))
    }

    /// Writes a record if the condition holds for what is under its key. Throws `malformedRecord`.
    package mutating func put(
        _ record: some RecordModel, in table: String, if condition: DynamoCondition
    ) throws(RepositoryError) {
        writes.append(.put(try RecordItem.item(of: record), table: table, condition: condition))
        parts.append(Part(key: record.key, table: table, reason: .conditionFailed))
    }

    /// Writes a record that must be new; one that has expired does not stand in its way. Throws `malformedRecord`.
    package mutating func insert(
        _ record: some ExpiringRecordModel, in table: String, asOf now: Timestamp
    ) throws(RepositoryError) {
        writes.append(.put(try RecordItem.item(of: record), table: table, condition: RecordItem.isFree(asOf: now)))
        parts.append(Part(key: record.key, table: table, reason: .alreadyExists))
    }

    /// Deletes the record if nobody else saved it since it was read.
    package mutating func delete(_ record: some VersionedRecordModel, in table: String) {
        writes.append(.delete(RecordItem.key(record.key), table: table, condition: record.sameVersion))
        parts.append(Part(key: record.key, table: table, reason: .otherVersion))
    }

    /// Deletes what must be under the key.
    package mutating func delete(_ key: RecordKey, in table: String) {
        writes.append(.delete(RecordItem.key(key), table: table, condition: .attributeExists("pk")))
        parts.append(Part(key: key, table: table, reason: .notFound))
    }

    /// Writes nothing, but asks that the record still is as it was read.
    package mutating func check(_ record: some VersionedRecordModel, in table: String) {
        writes.append(.check(RecordItem.key(record.key), table: table, condition: record.sameVersion))
        parts.append(Part(key: record.key, table: table, reason: .otherVersion))
    }

    /// Writes nothing, but asks that the condition holds for what is under the key.
    package mutating func check(_ key: RecordKey, in table: String, _ condition: DynamoCondition) {
        writes.append(.check(RecordItem.key(key), table: table, condition: condition))
        parts.append(Part(key: key, table: table, reason: .conditionFailed))
    }

    /// Adds all that another one has.
    package mutating func append(_ other: RecordTransaction) {
        writes += other.writes
        parts += other.parts
    }
}
