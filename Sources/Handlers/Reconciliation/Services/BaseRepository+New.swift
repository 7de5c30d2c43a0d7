import SharedLayer

extension BaseRepository where Record: VersionedRecordModel {
    /// Writes a record as it was read, or as new, unless another run of the same step was faster: the first one counts. Throws
    /// `service`.
    func saveNew(_ record: Record) async throws {
        do {
            _ = try await save(record)
        } catch {
            guard error.code == .versionConflict else { throw error }
        }
    }
}
