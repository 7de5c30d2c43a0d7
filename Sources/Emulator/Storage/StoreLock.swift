import GRDB

/// Holds a store for one writer: two emulators on one folder would each believe in their own messages in flight.
///
/// SQLite in WAL mode lets several processes write, so the writer attaches `<store>.lock` and takes that file's exclusive
/// lock (https://www.sqlite.org/pragma.html#pragma_locking_mode). It ends when the writer's connection is closed, and
/// with the process, however that dies; processes that this one starts do not inherit it.
enum StoreLock {
    /// Takes the lock on the writer's connection.
    /// - Throws: a `StorageError` with the code `locked` at once when another writer has it.
    static func take(on db: Database, store path: String) throws {
        let patience = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        do {
            try db.execute(sql: "ATTACH DATABASE ? AS store_lock", arguments: [path + ".lock"])
            try db.execute(
                sql: """
                    PRAGMA store_lock.locking_mode = EXCLUSIVE;
                    CREATE TABLE IF NOT EXISTS store_lock.holder (taken INTEGER NOT NULL);
                    INSERT INTO store_lock.holder (taken) VALUES (1);
                    DELETE FROM store_lock.holder;
                    """)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            throw StorageError(
                .locked,
                "The store \(path) is in use by another emulator. Stop that one, or start this one with another folder.",
                path: path)
        }
        try db.execute(sql: "PRAGMA busy_timeout = \(patience)")
    }
}
