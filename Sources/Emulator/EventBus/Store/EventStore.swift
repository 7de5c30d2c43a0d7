import GRDB
import Storage
import Synchronization
import Wire

/// What EventBridge keeps: in SQLite, and a directory of all but events in memory.
final class EventStore: Sendable {
    let writer: any DatabaseWriter
    let commits: GroupCommit
    let seal: SecretSeal
    private let directory: Mutex<EventDirectory>

    /// Reads everything, and makes the default bus where there is none.
    init(_ writer: any DatabaseWriter, seal: SecretSeal, nowSeconds: Double) throws {
        self.writer = writer
        self.seal = seal
        commits = GroupCommit(writer)
        let loaded = try writer.write { db in
            let directory = try EventDirectory(db, seal)
            guard directory.buses[EventNames.defaultBus] == nil else { return directory }
            try EventBusRecord(name: EventNames.defaultBus, created: nowSeconds, modified: nowSeconds).save(db)
            return try EventDirectory(db, seal)
        }
        directory = Mutex(loaded)
    }

    /// Looks something up.
    func read<Output: Sendable>(_ body: (inout sending EventDirectory) throws -> sending Output) rethrows -> Output {
        try directory.withLock(body)
    }

    /// Changes something, one change after the other; returns once it is on disk.
    ///
    /// The directory runs ahead of the commit, so one that fails is followed by another look at what is on disk.
    /// - Parameter body: checks first, then writes to the database, then changes the directory, so that what throws
    ///   leaves no trace.
    func change<Output: Sendable>(
        _ body: @escaping @Sendable (inout sending EventDirectory, Database) throws -> sending Output
    ) async throws -> Output {
        do {
            return try await commits.write { db in
                try self.directory.withLock { directory in try body(&directory, db) }
            }
        } catch let refusal as ServiceError {
            throw refusal
        } catch {
            try await commits.write { db in
                try self.directory.withLock { directory in directory = try EventDirectory(db, self.seal) }
            }
            throw error
        }
    }
}
