extension BaseRepository where Record: VersionedRecordModel {
    /// Writes the record if nobody else did since it was read, and gives it back with its new version.
    ///
    /// Throws `versionConflict`, `service`, `malformedRecord`.
    package func save(_ record: Record) async throws(RepositoryError) -> Record {
        let (saved, condition) = record.nextVersion
        let item = try RecordItem.item(of: saved)
        do {
            try await dynamo.putItem(item, into: table, condition: condition)
        } catch  where error.isConditionalCheckFailed {
            throw RepositoryError(
                .versionConflict, "\(record.key) is no longer at version \(record.version)", cause: error)
        } catch {
            throw RepositoryError(.service, "save in \(table)", cause: error)
        }
        return saved
    }
}

extension VersionedRecordModel {
    /// The record as its next save writes it, and the condition under which it may be written.
    var nextVersion: (record: Self, condition: DynamoCondition) {
        var next = self
        next.version += 1
        let condition: DynamoCondition =
            version == 0
            ? .attributeNotExists("pk") : .equals(DynamoPath(RecordItem.version), .number(version))
        return (next, condition)
    }
}
