import FoundationEssentials
package import GRDB

/// Deliveries on disk, in a table that lies in the database of the service that sends them: what is accepted and who
/// gets it are one transaction.
package enum DeliveryStore {
    /// To be called in one of the service's migrations.
    package static func createTable(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE delivery (
                    id INTEGER PRIMARY KEY AUTOINCREMENT,
                    lane TEXT NOT NULL,
                    isOrdered INTEGER NOT NULL,
                    acceptedMilliseconds INTEGER NOT NULL,
                    dueMilliseconds INTEGER NOT NULL,
                    attempts INTEGER NOT NULL DEFAULT 0,
                    content BLOB NOT NULL
                ) STRICT;

                CREATE INDEX deliveryByLane ON delivery (lane, id);
                """)
    }

    /// Writes deliveries; give the tickets to `DeliveryQueue.admit` once the transaction is committed.
    ///
    /// - Parameter due: before when a later start of the emulator does not try them; when they were accepted, if not given.
    package static func insert(
        _ deliveries: [Delivery], acceptedMilliseconds now: Int64, dueMilliseconds due: Int64? = nil, in db: Database
    ) throws -> [DeliveryTicket] {
        let due = due ?? now
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO delivery (lane, isOrdered, acceptedMilliseconds, dueMilliseconds, content)
                VALUES (?, ?, ?, ?, ?)
                """)
        return try deliveries.map { delivery in
            let content = try JSONEncoder().encode(delivery)
            try statement.execute(arguments: [delivery.lane, delivery.isOrdered, now, due, content])
            return DeliveryTicket(
                id: db.lastInsertedRowID, lane: delivery.lane, isOrdered: delivery.isOrdered, dueMilliseconds: due,
                attempts: 0)
        }
    }

    static func tickets(_ db: Database) throws -> [DeliveryTicket] {
        try Row.fetchAll(db, sql: "SELECT id, lane, isOrdered, dueMilliseconds, attempts FROM delivery ORDER BY id")
            .map { row in
                DeliveryTicket(
                    id: row["id"], lane: row["lane"], isOrdered: row["isOrdered"],
                    dueMilliseconds: row["dueMilliseconds"], attempts: row["attempts"])
            }
    }

    /// What a ticket is for: its own delivery, in an ordered lane the first that is left there. Nil when it was removed
    /// meanwhile.
    ///
    /// Tickets are admitted by those who wrote the deliveries, after the commit and side by side; only the rows' order is
    /// certain.
    static func turn(of ticket: DeliveryTicket, _ db: Database) throws -> StoredDelivery? {
        let columns = "SELECT id, attempts, acceptedMilliseconds, content FROM delivery"
        let statement = try db.cachedStatement(
            sql: ticket.isOrdered
                ? "\(columns) WHERE lane = ? ORDER BY id LIMIT 1" : "\(columns) WHERE id = ?")
        let arguments: StatementArguments = ticket.isOrdered ? [ticket.lane] : [ticket.id]
        return try Row.fetchOne(statement, arguments: arguments).map { row in
            StoredDelivery(
                ticket: DeliveryTicket(
                    id: row["id"], lane: ticket.lane, isOrdered: ticket.isOrdered,
                    dueMilliseconds: ticket.dueMilliseconds, attempts: row["attempts"]),
                delivery: try JSONDecoder().decode(Delivery.self, from: row["content"]),
                acceptedMilliseconds: row["acceptedMilliseconds"])
        }
    }

    static func remove(_ id: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM delivery WHERE id = ?", arguments: [id])
    }

    static func postpone(_ ticket: DeliveryTicket, _ db: Database) throws {
        try db.execute(
            sql: "UPDATE delivery SET dueMilliseconds = ?, attempts = ? WHERE id = ?",
            arguments: [ticket.dueMilliseconds, ticket.attempts, ticket.id])
    }

    /// Takes back what waits for a lane that is gone, such as a removed subscription's.
    package static func removeAll(inLane lane: String, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM delivery WHERE lane = ?", arguments: [lane])
    }
}
