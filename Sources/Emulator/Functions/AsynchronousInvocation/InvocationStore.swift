import Delivery
import FoundationEssentials
package import GRDB

/// Asynchronous invocations on disk, beside the records on their way to destinations and the functions' configurations.
package enum InvocationStore {
    package static let storeName = "invocations"

    package static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("invocations") { db in
            try db.execute(
                sql: """
                    CREATE TABLE invocation (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        functionARN TEXT NOT NULL,
                        requestID TEXT NOT NULL,
                        clientContext TEXT,
                        traceID TEXT,
                        payload BLOB NOT NULL,
                        acceptedMilliseconds INTEGER NOT NULL,
                        dueMilliseconds INTEGER NOT NULL,
                        invocations INTEGER NOT NULL DEFAULT 0,
                        throttles INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    CREATE TABLE configuration (
                        functionARN TEXT PRIMARY KEY, content BLOB NOT NULL
                    ) STRICT;
                    """)
            try DeliveryStore.createTable(db)
        }
        return migrator
    }

    static func insert(_ event: AsynchronousEvent, _ db: Database) throws -> DeliveryTicket {
        try db.cachedStatement(
            sql: """
                INSERT INTO invocation
                    (functionARN, requestID, clientContext, traceID, payload, acceptedMilliseconds, dueMilliseconds)
                VALUES (?, ?, ?, ?, ?, ?6, ?6)
                """
        ).execute(arguments: [
            event.functionARN, event.requestID, event.clientContext, event.traceID, Data(event.payload),
            event.acceptedMilliseconds,
        ])
        return DeliveryTicket(
            id: db.lastInsertedRowID, lane: event.functionARN, dueMilliseconds: event.acceptedMilliseconds, attempts: 0)
    }

    static func tickets(_ db: Database) throws -> [DeliveryTicket] {
        try Row.fetchAll(db, sql: "SELECT id, functionARN, dueMilliseconds FROM invocation ORDER BY id").map { row in
            DeliveryTicket(
                id: row["id"], lane: row["functionARN"], dueMilliseconds: row["dueMilliseconds"], attempts: 0)
        }
    }

    static func event(_ id: Int64, _ db: Database) throws -> AsynchronousEvent? {
        let statement = try db.cachedStatement(sql: "SELECT * FROM invocation WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map { row in
            AsynchronousEvent(
                functionARN: row["functionARN"], requestID: row["requestID"], clientContext: row["clientContext"],
                traceID: row["traceID"], payload: Array(row["payload"] as Data),
                acceptedMilliseconds: row["acceptedMilliseconds"], invocations: row["invocations"],
                throttles: row["throttles"])
        }
    }

    static func postpone(_ id: Int64, _ event: AsynchronousEvent, until due: Int64, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE invocation SET dueMilliseconds = ?, invocations = ?, throttles = ? WHERE id = ?",
            arguments: [due, event.invocations, event.throttles, id])
    }

    static func remove(_ id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM invocation WHERE id = ?", arguments: [id])
    }
}
