import GRDB

/// The tables of `queues.sqlite`.
///
/// Times are milliseconds since 1970. A message is delayed or in flight while `visibleAt` lies ahead, in flight when
/// `receiveCount` is over 0. What changes has a fixed width from the beginning, so that SQLite can overwrite a received
/// message in place and leaves the pages of a large body alone.
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
        migrator.registerMigration("2 message groups and move tasks") { db in
            try db.execute(sql: fifo)
            try db.execute(sql: moveTasks)
        }
        return migrator
    }

    /// A FIFO queue's receive asks the groups, by the time from which each may be received, and then the first messages of
    /// those: it looks at no message that it does not hand out, however many there are.
    ///
    /// The group's number stands before the body, where it is read without the pages of a large one; so the table is made
    /// anew. The last sequence is kept, for a number must not come again.
    private static let fifo = """
        ALTER TABLE queues ADD COLUMN deduplicatesByContent INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE queues ADD COLUMN deduplicatesByGroup INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE queues ADD COLUMN isThroughputPerGroup INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE groupedMessages (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            queueID INTEGER NOT NULL,
            visibleAt INTEGER NOT NULL,
            receiveCount INTEGER NOT NULL,
            receivedAt INTEGER NOT NULL,
            firstReceivedAt INTEGER NOT NULL,
            receipt BLOB NOT NULL,
            sentAt INTEGER NOT NULL,
            groupNumber INTEGER,
            messageID TEXT NOT NULL,
            deadLetterSourceARN TEXT,
            groupID TEXT,
            deduplicationID TEXT,
            traceHeader TEXT,
            attributes BLOB,
            bodyMD5 TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;

        INSERT INTO groupedMessages
            SELECT sequence, queueID, visibleAt, receiveCount, receivedAt, firstReceivedAt, receipt, sentAt, NULL, messageID,
                deadLetterSourceARN, groupID, deduplicationID, traceHeader, attributes, bodyMD5, body
            FROM messages;
        DELETE FROM sqlite_sequence WHERE name = 'groupedMessages';
        INSERT INTO sqlite_sequence (name, seq)
            SELECT 'groupedMessages', seq FROM sqlite_sequence WHERE name = 'messages';
        DROP TABLE messages;
        ALTER TABLE groupedMessages RENAME TO messages;

        CREATE INDEX messagesByVisibility ON messages (queueID, visibleAt);
        CREATE INDEX messagesByGroup ON messages (groupNumber, sequence) WHERE groupNumber IS NOT NULL;
        CREATE INDEX messagesReceivedByGroup ON messages (groupNumber, visibleAt)
            WHERE groupNumber IS NOT NULL AND receiveCount > 0;

        CREATE TABLE messageGroups (
            number INTEGER PRIMARY KEY,
            queueID INTEGER NOT NULL,
            groupID TEXT NOT NULL,
            readyAt INTEGER NOT NULL,
            UNIQUE (queueID, groupID)
        ) STRICT;

        CREATE INDEX messageGroupsByReadiness ON messageGroups (queueID, readyAt);

        CREATE TABLE deduplications (
            queueID INTEGER NOT NULL,
            scope TEXT NOT NULL,
            deduplicationID TEXT NOT NULL,
            sentAt INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            messageID TEXT NOT NULL,
            PRIMARY KEY (queueID, scope, deduplicationID)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE receiveAttempts (
            queueID INTEGER NOT NULL,
            attemptID TEXT NOT NULL,
            receivedAt INTEGER NOT NULL,
            messages BLOB NOT NULL,
            PRIMARY KEY (queueID, attemptID)
        ) STRICT, WITHOUT ROWID;
        """

    private static let moveTasks = """
        CREATE TABLE moveTasks (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            taskID TEXT NOT NULL UNIQUE,
            sourceARN TEXT NOT NULL,
            destinationARN TEXT,
            perSecondMax INTEGER,
            startedAt INTEGER NOT NULL,
            lastSequence INTEGER NOT NULL,
            toMove INTEGER NOT NULL,
            moved INTEGER NOT NULL DEFAULT 0,
            status TEXT NOT NULL,
            failureReason TEXT
        ) STRICT;

        CREATE INDEX moveTasksBySource ON moveTasks (sourceARN, number);
        CREATE INDEX moveTasksRunning ON moveTasks (number) WHERE status = 'RUNNING';
        """
}
