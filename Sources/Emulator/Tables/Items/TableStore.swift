import FoundationEssentials
import GRDB
import Storage

/// The tables in SQLite: reads in a snapshot, writes in batches that are on disk before they are answered.
struct TableStore: Sendable {
    private let database: any DatabaseWriter
    private let commits: GroupCommit
    private let catalog = TableCatalog()
    private let clock: @Sendable () -> Date
    /// Told of every commit that wrote to a stream.
    let watch = StreamWatch()

    init(_ database: any DatabaseWriter, clock: @escaping @Sendable () -> Date) {
        self.database = database
        self.clock = clock
        commits = GroupCommit(database)
    }

    func read<Output: Sendable>(
        _ body: @escaping @Sendable (TableTransaction) throws -> Output
    ) async throws -> Output {
        try await database.read { db in try body(transaction(db)) }
    }

    /// Runs a write. If it throws, nothing of it remains.
    func write<Output: Sendable>(
        _ body: @escaping @Sendable (TableTransaction) throws -> Output
    ) async throws -> Output {
        let (output, shards) = try await commits.write { db in
            let transaction = transaction(db)
            let output = try body(transaction)
            return (output, transaction.streamChanges.shards)
        }
        if !shards.isEmpty { watch.announce(shards) }
        return output
    }

    private func transaction(_ db: Database) -> TableTransaction {
        TableTransaction(
            db: db, catalog: catalog, nowMilliseconds: Int64((clock().timeIntervalSince1970 * 1_000).rounded(.down)))
    }
}
