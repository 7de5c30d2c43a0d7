import GRDB

/// The tables of `queues.sqlite`.
///
/// Times are milliseconds since 1970. A message is delayed or in flight while `visibleAt` lies ahead, in flight when
/// `receiveCount` is over 0. What changes has a fixed width from the beginning, so that SQLite can overwrite a received
/// message in place and leaves the pages of a large body alone. `groupID` and `deduplicationID` are for FIFO queues.
enum QueueSchema {
    static let storeName = "queues"

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 queues and messages") { db in
            try db.execute(
                sql: """
                    CREATE TABLE queues (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        name TEXT NOT NULL UNIQUE,
                        visibilityTimeoutSeconds INTEGER NOT NULL,
                        delaySeconds INTEGER NOT NULL,
                        maximumMessageBytes INTEGER NOT NULL,
                        retentionSeconds INTEGER NOT NULL,
                        receiveWaitSeconds INTEGER NOT NULL,
                        deadLetterTargetARN TEXT,
                        maxReceiveCount INTEGER,
                        otherAttributes BLOB NOT NULL,
                        tags BLOB NOT NULL,
                        createdAt INTEGER NOT NULL,
                        modifiedAt INTEGER NOT NULL,
                        purgedAt INTEGER NOT NULL DEFAULT 0
                    ) STRICT;

                    CREATE INDEX queuesByDeadLetterTarget ON queues (deadLetterTargetARN)
                        WHERE deadLetterTargetARN IS NOT NULL;

                    CREATE TABLE messages (
                        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                        queueID INTEGER NOT NULL,
                        visibleAt INTEGER NOT NULL,
                        receiveCount INTEGER NOT NULL,
                        receivedAt INTEGER NOT NULL,
                        firstReceivedAt INTEGER NOT NULL,
                        receipt BLOB NOT NULL,
                        sentAt INTEGER NOT NULL,
                        messageID TEXT NOT NULL,
                        deadLetterSourceARN TEXT,
                        groupID TEXT,
                        deduplicationID TEXT,
                        traceHeader TEXT,
                        attributes BLOB,
                        bodyMD5 TEXT NOT NULL,
                        body TEXT NOT NULL
                    ) STRICT;

                    CREATE INDEX messagesByVisibility ON messages (queueID, visibleAt);
                    """)
        }
        return migrator
    }
}
