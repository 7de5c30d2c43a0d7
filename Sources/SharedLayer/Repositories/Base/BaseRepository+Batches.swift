extension BaseRepository {
    /// The records that are there, by their keys; read consistently, in as many requests as it takes, and what the service leaves
    /// unprocessed again.
    ///
    /// Throws `service`, `malformedRecord`.
    package func get(_ keys: some Sequence<RecordKey>) async throws(RepositoryError) -> [RecordKey: Record] {
        var records: [RecordKey: Record] = [:]
        for item in try await items(keys) {
            let record = try RecordItem.record(Record.self, from: item)
            records[record.key] = record
        }
        return records
    }

    func items(_ keys: some Sequence<RecordKey>) async throws(RepositoryError) -> [DynamoItem] {
        let distinct = Set(keys).map(RecordItem.key)
        guard !distinct.isEmpty else { return [] }
        return try await serviceCall("batch get") { () async throws(AWSError) in
            try await dynamo.batchGet(distinct, from: table, consistent: true)
        }
    }

    /// Writes records, each in place of what is under its key, and deletes keys: every one by itself, no transaction.
    ///
    /// For records that never change, so that writing them again changes nothing: ledger lines, results. Throws `service` with
    /// some of it done, `malformedRecord` and `duplicateKey` with nothing done.
    package func write(
        _ records: [Record], deleting keys: [RecordKey] = []
    ) async throws(RepositoryError) {
        var puts: [DynamoItem] = []
        for record in records { puts.append(try RecordItem.item(of: record)) }
        let all = records.map(\.key) + keys
        guard Set(all).count == all.count else {
            throw RepositoryError(.duplicateKey, "a batch for \(table) names a record twice")
        }
        guard !all.isEmpty else { return }
        try await serviceCall("batch write") { [puts] () async throws(AWSError) in
            try await dynamo.batchWrite(
                puts: puts.isEmpty ? [:] : [table: puts],
                deletes: keys.isEmpty ? [:] : [table: keys.map(RecordItem.key)])
        }
    }
}

extension BaseRepository where Record: VersionedRecordModel {
    @available(
        *, unavailable, message: "a batch has no conditions: save versioned records one by one or in a transaction"
    )
    package func write(_ records: [Record], deleting keys: [RecordKey] = []) async throws(RepositoryError) {}
}
