import EventPatterns
import GRDB
import Storage
import Synchronization

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
            var directory = EventDirectory()
            for bus in try EventBusRecord.all(db) { directory.buses[bus.name] = EventDirectory.Bus(record: bus) }
            if directory.buses[EventNames.defaultBus] == nil {
                let bus = EventBusRecord(name: EventNames.defaultBus, created: nowSeconds, modified: nowSeconds)
                try bus.save(db)
                directory.buses[bus.name] = EventDirectory.Bus(record: bus)
            }
            for rule in try RuleRecord.all(db) { try directory.insert(rule) }
            for archive in try ArchiveRecord.all(db) {
                directory.insert(archive, try archive.eventPattern.map { try EventPattern(json: $0.utf8) })
            }
            for replay in try ReplayRecord.all(db) { directory.replays[replay.name] = replay }
            for connection in try Self.connections(db, seal) {
                directory.connections[connection.name] = connection
            }
            for destination in try APIDestinationRecord.all(db) {
                directory.destinations[destination.name] = destination
            }
            return directory
        }
        directory = Mutex(loaded)
    }

    /// Looks something up.
    func read<Output: Sendable>(_ body: (inout sending EventDirectory) throws -> sending Output) rethrows -> Output {
        try directory.withLock(body)
    }

    /// Changes something, one change after the other; returns once it is on disk.
    ///
    /// - Parameter body: checks first, then writes to the database, then changes the directory, so that what throws
    ///   leaves no trace.
    func change<Output: Sendable>(
        _ body: @escaping @Sendable (inout sending EventDirectory, Database) throws -> sending Output
    ) async throws -> Output {
        try await commits.write { db in
            try self.directory.withLock { directory in try body(&directory, db) }
        }
    }
}
