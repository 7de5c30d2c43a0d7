package import GRDB

/// The schema of the store that holds tables, items and indexes.
package enum TablesMigrations {
    package static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("tables.1") { db in
            try db.execute(
                sql: """
                    CREATE TABLE table_definition (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        name TEXT NOT NULL UNIQUE,
                        version INTEGER NOT NULL,
                        items INTEGER NOT NULL DEFAULT 0,
                        bytes INTEGER NOT NULL DEFAULT 0,
                        body BLOB NOT NULL
                    ) STRICT;

                    -- Items lie in the order of a scan; within a partition, in the order of a query.
                    CREATE TABLE item (
                        table_id INTEGER NOT NULL,
                        slot INTEGER NOT NULL,
                        pk BLOB NOT NULL,
                        sk BLOB NOT NULL,
                        body BLOB NOT NULL,
                        PRIMARY KEY (table_id, slot, pk, sk)
                    ) STRICT, WITHOUT ROWID;

                    -- One row for each item in each index that holds it; pk and sk are the item's.
                    CREATE TABLE index_entry (
                        table_id INTEGER NOT NULL,
                        index_number INTEGER NOT NULL,
                        slot INTEGER NOT NULL,
                        hash_key BLOB NOT NULL,
                        sort_key BLOB NOT NULL,
                        pk BLOB NOT NULL,
                        sk BLOB NOT NULL,
                        item_slot INTEGER NOT NULL,
                        PRIMARY KEY (table_id, index_number, slot, hash_key, sort_key, pk, sk)
                    ) STRICT, WITHOUT ROWID;

                    -- ClientRequestTokens of TransactWriteItems, with a fingerprint of what they stood for.
                    CREATE TABLE request_token (
                        token TEXT PRIMARY KEY,
                        fingerprint INTEGER NOT NULL,
                        expires_at REAL NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX request_token_expiry ON request_token (expires_at);
                    """)
        }
        registerStreams(&migrator)
        return migrator
    }

    private static func registerStreams(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("tables.2") { db in
            try db.execute(
                sql: """
                    -- Streams outlive their tables, so the table's name and keys stand here too.
                    CREATE TABLE stream (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        table_name TEXT NOT NULL,
                        label TEXT NOT NULL,
                        view_type TEXT NOT NULL,
                        key_schema BLOB NOT NULL,
                        created_ms INTEGER NOT NULL,
                        ended_ms INTEGER,
                        width INTEGER NOT NULL,
                        UNIQUE (table_name, label)
                    ) STRICT;

                    CREATE TABLE stream_shard (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        stream_id INTEGER NOT NULL,
                        lane INTEGER NOT NULL,
                        name TEXT NOT NULL,
                        parent TEXT,
                        created_ms INTEGER NOT NULL,
                        closed_ms INTEGER,
                        starting INTEGER NOT NULL,
                        ending INTEGER,
                        trimmed INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    CREATE INDEX stream_shard_lane ON stream_shard (stream_id, lane, ending);

                    -- Numbers are never used again, so that a reader's place stays where it is when records are trimmed.
                    CREATE TABLE stream_record (
                        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                        shard_id INTEGER NOT NULL,
                        slot INTEGER NOT NULL,
                        created_ms INTEGER NOT NULL,
                        event TEXT NOT NULL,
                        is_expiry INTEGER NOT NULL,
                        size INTEGER NOT NULL,
                        item_keys BLOB NOT NULL,
                        old_image BLOB,
                        new_image BLOB
                    ) STRICT;
                    CREATE INDEX stream_record_shard ON stream_record (shard_id, sequence);
                    """)
        }
    }
}
