/// A repository of one kind of record. A pipeline that needs queries of its own makes one around `base`:
///
///     struct OverdueDisputes: RecordRepository {
///         let base: BaseRepository<DisputeModel>
///
///         func before(_ moment: Timestamp) -> IndexPages<DisputeModel> { base.pages(of: IndexQuery(…)) }
///     }
package protocol RecordRepository<Record>: Sendable {
    associatedtype Record: RecordModel

    var base: BaseRepository<Record> { get }
}

extension RecordRepository {
    /// The records that are there, by their keys. Throws `service`, `malformedRecord`.
    package func get(_ keys: some Sequence<RecordKey>) async throws(RepositoryError) -> [RecordKey: Record] {
        try await base.get(keys)
    }

    /// Throws `alreadyExists`, `service`, `malformedRecord`.
    package func insert(_ record: Record) async throws(RepositoryError) {
        try await base.insert(record)
    }
}

extension RecordRepository where Record: VersionedRecordModel {
    /// Throws `versionConflict` when the record was changed since it was read, `service`, `malformedRecord`.
    package func save(_ record: Record) async throws(RepositoryError) -> Record {
        try await base.save(record)
    }

    /// Throws `versionConflict` when the record was changed since it was read, `service`.
    package func delete(_ record: Record) async throws(RepositoryError) {
        try await base.delete(record)
    }
}
