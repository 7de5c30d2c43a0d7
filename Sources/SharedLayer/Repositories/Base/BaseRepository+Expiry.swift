extension BaseRepository where Record: ExpiringRecordModel {
    /// The record, unless it has expired: the table removes such records some time later, and lists them until then.
    ///
    /// Throws `service`, `malformedRecord`.
    package func get(_ key: RecordKey, asOf now: Timestamp) async throws(RepositoryError) -> Record? {
        guard let record = try await get(key), !record.isExpired(at: now) else { return nil }
        return record
    }

    /// Writes a record that must be new; one that has expired does not stand in its way.
    ///
    /// Throws `alreadyExists`, `service`, `malformedRecord`.
    package func insert(_ record: Record, asOf now: Timestamp) async throws(RepositoryError) {
        try await insert(record, if: RecordItem.isFree(asOf: now))
    }
}

extension RecordItem {
    /// Holds where there is no record, or one that has expired.
    static func isFree(asOf now: Timestamp) -> DynamoCondition {
        .any([
            .attributeNotExists("pk"), .lessThanOrEquals(DynamoPath(expiresAt), .number(now.secondsSince1970)),
        ])
    }
}
