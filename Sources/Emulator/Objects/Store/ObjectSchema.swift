import Delivery
import GRDB

/// The tables of `objects.sqlite`.
enum ObjectSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("objects") { db in
            try db.execute(sql: tables)
            try DeliveryStore.createTable(db)
        }
        return migrator
    }

    /// `content.uses` counts the versions and parts that name a content: copies share one.
    /// Keys sort by their UTF-8 bytes, as S3 lists them.
    private static let tables = """
        CREATE TABLE bucket (
            name TEXT PRIMARY KEY,
            region TEXT NOT NULL,
            createdMilliseconds INTEGER NOT NULL,
            versioning TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE setting (
            bucket TEXT NOT NULL REFERENCES bucket (name) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            document BLOB NOT NULL,
            PRIMARY KEY (bucket, kind)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE content (
            id TEXT PRIMARY KEY,
            uses INTEGER NOT NULL,
            bytes BLOB
        ) STRICT;
        CREATE TABLE version (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            bucket TEXT NOT NULL REFERENCES bucket (name),
            key TEXT NOT NULL,
            versionID TEXT NOT NULL,
            isLatest INTEGER NOT NULL,
            isDeleteMarker INTEGER NOT NULL,
            size INTEGER NOT NULL,
            etag TEXT NOT NULL,
            modifiedMilliseconds INTEGER NOT NULL,
            segments BLOB NOT NULL,
            details BLOB NOT NULL,
            UNIQUE (bucket, key, versionID)
        ) STRICT;
        CREATE UNIQUE INDEX versionLatest ON version (bucket, key) WHERE isLatest;
        CREATE TABLE upload (
            id TEXT PRIMARY KEY,
            bucket TEXT NOT NULL REFERENCES bucket (name),
            key TEXT NOT NULL,
            initiatedMilliseconds INTEGER NOT NULL,
            algorithm TEXT,
            checksumKind TEXT,
            details BLOB NOT NULL
        ) STRICT;
        CREATE INDEX uploadOfBucket ON upload (bucket, key, id);
        CREATE TABLE part (
            upload TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            size INTEGER NOT NULL,
            etag TEXT NOT NULL,
            modifiedMilliseconds INTEGER NOT NULL,
            content TEXT NOT NULL,
            checksum BLOB,
            PRIMARY KEY (upload, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE sequencer (value INTEGER NOT NULL) STRICT;
        INSERT INTO sequencer (value) VALUES (0);
        """
}
