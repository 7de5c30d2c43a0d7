import FoundationEssentials
package import GRDB

/// The one way to open a database of the emulator: durable (WAL, `synchronous=FULL`), held by one process, migrated.
package struct Store: Sendable {
    /// How long SQLite waits for a lock of another connection.
    static let busyTimeoutSeconds: Double = 5
    /// Files up to this size are checked whole when they are opened; larger ones only by what is read.
    static let checkedBytesMax = 64 * 1024 * 1024

    /// Opens `<directory>/<name>.sqlite`, or an empty database in memory, and brings its schema up to date.
    ///
    /// What a transaction of the returned writer has committed survives a kill and a power cut: GRDB's pool sets
    /// `synchronous=NORMAL` while opening, so FULL is set afterwards and read back. The file stays locked against other
    /// processes until the writer is closed.
    /// - Throws: every code of `StorageError`.
    package static func open(
        _ name: String, at location: StoreLocation, migrator: DatabaseMigrator
    ) throws(StorageError) -> any DatabaseWriter {
        switch location {
        case .inMemory:
            do {
                let queue = try DatabaseQueue(configuration: configuration(name))
                try migrator.migrate(queue)
                return queue
            } catch {
                throw StorageError(error, path: ":memory:")
            }
        case .directory(let directory):
            try StoreFolder.prepare(directory)
            let path = "\(directory)/\(name).sqlite"
            do {
                return try open(path, name: name, migrator: migrator)
            } catch {
                throw StorageError(error, path: path)
            }
        }
    }

    private static func open(
        _ path: String, name: String, migrator: DatabaseMigrator
    ) throws -> any DatabaseWriter {
        let pool = try DatabasePool(path: path, configuration: configuration(name))
        try pool.writeWithoutTransaction { db in
            try StoreLock.take(on: db, store: path)
            try db.execute(sql: "PRAGMA main.synchronous = FULL")
            try assertDurable(db, path: path)
            try check(db, path: path)
        }
        guard try !pool.read(migrator.hasBeenSuperseded) else {
            throw StorageError(
                .tooNew, "The store \(path) was written by a newer version. Update, or use another folder.", path: path)
        }
        try migrator.migrate(pool)
        return pool
    }

    private static func configuration(_ name: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = "store.\(name)"
        configuration.busyMode = .timeout(busyTimeoutSeconds)
        configuration.foreignKeysEnabled = true
        return configuration
    }

    /// Reads the settings back from the writer's connection: 2 is FULL (https://www.sqlite.org/pragma.html).
    static func assertDurable(_ db: Database, path: String) throws {
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA main.synchronous")
        let journal = try String.fetchOne(db, sql: "PRAGMA main.journal_mode")
        guard synchronous == 2, journal == "wal" else {
            throw StorageError(
                .notDurable,
                "The store \(path) would not be durable: synchronous is \(synchronous ?? -1) and not 2, journal mode is "
                    + "\(journal ?? "unknown") and not wal. Use a folder on a local disk.",
                path: path)
        }
    }

    private static func check(_ db: Database, path: String) throws {
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        let pageBytes = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
        guard pages * pageBytes <= checkedBytesMax else { return }
        let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard verdict == "ok" else { throw StorageError.corrupt(path, reason: verdict) }
    }
}
