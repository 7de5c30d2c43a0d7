import SharedLayer

/// Pages of an organization's records in the order of their ids: a page begins after an id, which says nothing that its reader
/// does not know, and is looked for in that organization alone.
enum ListPage {
    static let recordsMax = 50

    /// Throws `invalidRequest`, a `RepositoryError`.
    static func records<Record: RecordModel>(
        _ repository: BaseRepository<Record>, prefix: String, organizationID: String, after: String?
    ) async throws -> (records: [Record], last: Record?) {
        if let after, let fault = JSONValidator().identifierFault(after) {
            throw AuthenticationError(.invalidRequest, "after is no identifier", detail: "Of after: \(fault).")
        }
        // '$' follows '#', so the range ends behind the last key with the prefix.
        let end = String(prefix.dropLast()) + "$"
        let range: SortRange = after.map { .between(prefix + $0, end) } ?? .beginsWith(prefix)
        let page = try await repository.resolvedPage(
            of: IndexQuery(.organization, partition: organizationID, sort: range), recordsMax: recordsMax + 1)
        let found = page.records.filter { $0.key.partition != prefix + (after ?? "") }
        let shown = Array(found.prefix(recordsMax))
        let isLast = page.cursor == nil && found.count <= recordsMax
        return (shown, isLast ? nil : shown.last)
    }
}
