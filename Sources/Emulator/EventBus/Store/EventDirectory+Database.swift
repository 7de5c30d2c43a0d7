import EventPatterns
import GRDB

extension EventDirectory {
    /// Reads everything that is on disk.
    ///
    /// - Parameter seal: opens the connections' secrets.
    init(_ db: Database, _ seal: SecretSeal) throws {
        for bus in try EventBusRecord.all(db) { buses[bus.name] = Bus(record: bus) }
        for rule in try RuleRecord.all(db) { try insert(rule) }
        for archive in try ArchiveRecord.all(db) {
            insert(archive, try archive.eventPattern.map { try EventPattern(json: $0.utf8) })
        }
        for replay in try ReplayRecord.all(db) { replays[replay.name] = replay }
        for connection in try EventStore.connections(db, seal) { connections[connection.name] = connection }
        for destination in try APIDestinationRecord.all(db) { destinations[destination.name] = destination }
    }
}
