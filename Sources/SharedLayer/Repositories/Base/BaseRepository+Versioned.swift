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
                .versionConflict, "\(record.key) is no longer at version \(record.version)", key: record.key,
                cause: error)
        } catch {
            throw RepositoryError(.service, "save in \(table)", key: record.key, cause: error)
        }
        return saved
    }

    /// Deletes the record if nobody else saved it since it was read.
    ///
    /// Throws `versionConflict`, also when it is gone; `service`.
    package func delete(_ record: Record) async throws(RepositoryError) {
        do {
            try await dynamo.deleteItem(
                RecordItem.key(record.key), from: table, condition: record.sameVersion)
        } catch  where error.isConditionalCheckFailed {
            throw RepositoryError(
                .versionConflict, "\(record.key) is no longer at version \(record.version)", key: record.key,
                cause: error)
        } catch {
            throw RepositoryError(.service, "delete in \(table)", key: record.key, cause: error)
        }
    }
}

extension VersionedRecordModel {
    /// The record as its next save writes it, and the condition under which it may be written.
    var nextVersion: (record: Self, condition: DynamoCondition) {
        var next = self
        next.version += 1
        return (next, version == 0 ? .attributeNotExists("pk") : sameVersion)
    }

    var sameVersion: DynamoCondition { .equals(DynamoPath(RecordItem.version), .number(version)) }
}
