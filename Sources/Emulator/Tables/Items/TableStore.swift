import GRDB
import Storage

/// The tables in SQLite: reads in a snapshot, writes in batches that are on disk before they are answered.
struct TableStore: Sendable {
    private let database: any DatabaseWriter
    private let commits: GroupCommit
    private let catalog = TableCatalog()

    init(_ database: any DatabaseWriter) {
        self.database = database
        commits = GroupCommit(database)
    }

    func read<Output: Sendable>(
        _ body: @escaping @Sendable (TableTransaction) throws -> Output
    ) async throws -> Output {
        try await database.read { [catalog] db in try body(TableTransaction(db: db, catalog: catalog)) }
    }

    /// Runs a write. If it throws, nothing of it remains.
    func write<Output: Sendable>(
        _ body: @escaping @Sendable (TableTransaction) throws -> Output
    ) async throws -> Output {
        try await commits.write { [catalog] db in try body(TableTransaction(db: db, catalog: catalog)) }
    }
}
