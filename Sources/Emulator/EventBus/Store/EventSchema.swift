import Delivery
import GRDB

/// The tables of `events.sqlite`.
///
/// Buses, rules and the like are few and small: each is one JSON text by its kind and name, and all are in memory too.
enum EventSchema {
    static let storeName = "events"

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 buses, archived events and deliveries") { db in
            try db.execute(
                sql: """
                    CREATE TABLE entries (
                        kind TEXT NOT NULL,
                        name TEXT NOT NULL,
                        content BLOB NOT NULL,
                        PRIMARY KEY (kind, name)
                    ) STRICT, WITHOUT ROWID;

                    CREATE TABLE archivedEvents (
                        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                        archive TEXT NOT NULL,
                        seconds REAL NOT NULL,
                        content BLOB NOT NULL
                    ) STRICT;

                    CREATE INDEX archivedEventsByTime ON archivedEvents (archive, seconds);
                    """)
            try DeliveryStore.createTable(db)
        }
        return migrator
    }
}
