import GRDB
import Storage

/// Keeps how far the clock is ahead of the machine's time: what earlier runs stored lies in a future otherwise.
struct ClockStore: Sendable {
    private let writer: any DatabaseWriter

    init(at location: StoreLocation) throws(StorageError) {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(
                sql: """
                    CREATE TABLE clock (
                        id INTEGER PRIMARY KEY CHECK (id = 1),
                        offsetMilliseconds INTEGER NOT NULL
                    ) STRICT
                    """)
        }
        writer = try Store.open("clock", at: location, migrator: migrator)
    }

    func offset() throws -> Duration {
        let milliseconds = try writer.read { db in
            try Int64.fetchOne(db, sql: "SELECT offsetMilliseconds FROM clock")
        }
        return .milliseconds(milliseconds ?? 0)
    }

    /// Returns once it is on disk.
    func save(_ offset: Duration) async throws {
        let milliseconds = offset.wholeMilliseconds
        try await writer.write { db in
            try db.execute(
                sql: """
                    INSERT INTO clock (id, offsetMilliseconds) VALUES (1, ?)
                    ON CONFLICT (id) DO UPDATE SET offsetMilliseconds = excluded.offsetMilliseconds
                    """, arguments: [milliseconds])
        }
    }
}

extension Duration {
    /// Rounded up, so that a time to reach is reached.
    var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
