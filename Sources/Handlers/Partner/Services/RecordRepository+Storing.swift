import SharedLayer

extension RecordRepository where Record: VersionedRecordModel {
    /// Saves a record, whose values come from a request, on the version that was read; a new one under a free identifier.
    ///
    /// Throws `PartnerError` with `malformedRequest`, `identifierTaken`, `changedMeanwhile`; a `RepositoryError`.
    func store(_ record: Record) async throws -> Record {
        try record.checkAsRequested()
        do {
            return try await save(record)
        } catch {
            throw PartnerError.ofSaving(error)
        }
    }
}

extension RecordModel {
    /// What no schema can say of a value is the caller's mistake too. Throws `malformedRequest`.
    func checkAsRequested() throws(PartnerError) {
        do {
            try validateShape()
        } catch {
            throw PartnerError(.malformedRequest, "A value cannot be kept: \(error.field) \(error.message).")
        }
    }
}
