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
                ) STRICT
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

    /// Nil when it was removed meanwhile.
    static func content(of id: Int64, _ db: Database) throws -> (delivery: Delivery, acceptedMilliseconds: Int64)? {
        let row = try Row.fetchOne(
            db, sql: "SELECT acceptedMilliseconds, content FROM delivery WHERE id = ?", arguments: [id])
        return try row.map { row in
            (try JSONDecoder().decode(Delivery.self, from: row["content"]), row["acceptedMilliseconds"])
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

/// A delivery's place in the queue; the rest stays on disk until its turn.
package struct DeliveryTicket: Sendable, Equatable {
    package let id: Int64
    package let lane: String
    let isOrdered: Bool
    package var dueMilliseconds: Int64
    /// Tries that failed.
    package var attempts: Int

    package init(id: Int64, lane: String, isOrdered: Bool = false, dueMilliseconds: Int64, attempts: Int) {
        self.id = id
        self.lane = lane
        self.isOrdered = isOrdered
        self.dueMilliseconds = dueMilliseconds
        self.attempts = attempts
    }
}
