import Delivery
import GRDB

/// The tables of `topics.sqlite`. Times are milliseconds since 1970.
enum TopicSchema {
    static let storeName = "topics"

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 topics, subscriptions and deliveries") { db in
            try db.execute(
                sql: """
                    CREATE TABLE topics (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        name TEXT NOT NULL UNIQUE,
                        attributes BLOB NOT NULL,
                        tags BLOB NOT NULL,
                        dataProtectionPolicy TEXT,
                        sequence INTEGER NOT NULL DEFAULT 0
                    ) STRICT;

                    CREATE TABLE subscriptions (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        topicID INTEGER NOT NULL,
                        arn TEXT NOT NULL UNIQUE,
                        protocol TEXT NOT NULL,
                        endpoint TEXT NOT NULL,
                        state INTEGER NOT NULL,
                        attributes BLOB NOT NULL,
                        token TEXT NOT NULL,
                        tokenMadeAt INTEGER NOT NULL,
                        wasConfirmedAuthenticated INTEGER NOT NULL,
                        deletedAt INTEGER
                    ) STRICT;

                    CREATE INDEX subscriptionsByTopic ON subscriptions (topicID, state);
                    CREATE INDEX subscriptionsByToken ON subscriptions (token) WHERE token <> '';

                    CREATE TABLE deduplications (
                        topicID INTEGER NOT NULL,
                        scope TEXT NOT NULL,
                        deduplicationID TEXT NOT NULL,
                        endsAt INTEGER NOT NULL,
                        messageID TEXT NOT NULL,
                        sequenceNumber TEXT NOT NULL,
                        PRIMARY KEY (topicID, scope, deduplicationID)
                    ) STRICT, WITHOUT ROWID;

                    CREATE INDEX deduplicationsByEnd ON deduplications (endsAt);

                    CREATE TABLE signing (
                        id INTEGER PRIMARY KEY CHECK (id = 1),
                        privateKey TEXT NOT NULL,
                        certificate TEXT NOT NULL
                    ) STRICT;
                    """)
            try DeliveryStore.createTable(db)
        }
        return migrator
    }
}
