import FoundationEssentials
import GRDB
import Storage
import Wire

/// The queues and messages in SQLite. Each call is one transaction, and is answered once that is on disk.
struct QueueStore: Sendable {
    let writer: any DatabaseWriter
    let commits: GroupCommit
    let location: QueueLocation
    /// Milliseconds since 1970.
    let now: @Sendable () -> Int64
    let makeNonce: @Sendable () -> [UInt8]
    let makeMessageID: @Sendable () -> String
    let inFlightMax: Int
    let inFlight = InFlightBound()

    init(
        writer: any DatabaseWriter, location: QueueLocation, now: @escaping @Sendable () -> Int64,
        makeNonce: @escaping @Sendable () -> [UInt8], makeMessageID: @escaping @Sendable () -> String, inFlightMax: Int
    ) {
        self.writer = writer
        commits = GroupCommit(writer)
        self.location = location
        self.now = now
        self.makeNonce = makeNonce
        self.makeMessageID = makeMessageID
        self.inFlightMax = inFlightMax
    }

    static func limits(ofQueue name: String, _ db: Database) throws -> MessageLimits {
        let statement = try db.cachedStatement(sql: MessageLimits.sql)
        guard let row = try Row.fetchOne(statement, arguments: [name]) else { throw ServiceError.queueDoesNotExist }
        return MessageLimits(row)
    }

    static func record(ofQueue name: String, _ db: Database) throws -> QueueRecord? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM queues WHERE name = ?")
        return try Row.fetchOne(statement, arguments: [name]).map(QueueRecord.init)
    }
}
