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
        return migrator
    }
}
