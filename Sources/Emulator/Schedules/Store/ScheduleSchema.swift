import Delivery
import GRDB

/// The tables of `schedules.sqlite`.
enum ScheduleSchema {
    static let storeName = "schedules"

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(
                sql: """
                    CREATE TABLE schedule_group (
                        name TEXT PRIMARY KEY,
                        createdMilliseconds INTEGER NOT NULL,
                        modifiedMilliseconds INTEGER NOT NULL,
                        clientToken TEXT,
                        tags TEXT NOT NULL
                    ) STRICT;
                    CREATE TABLE schedule (
                        groupName TEXT NOT NULL REFERENCES schedule_group (name),
                        name TEXT NOT NULL,
                        createdMilliseconds INTEGER NOT NULL,
                        modifiedMilliseconds INTEGER NOT NULL,
                        clientToken TEXT,
                        isFromTemplate INTEGER NOT NULL,
                        definition TEXT NOT NULL,
                        PRIMARY KEY (groupName, name)
                    ) STRICT;
                    CREATE TABLE timer (
                        arn TEXT PRIMARY KEY,
                        dueMilliseconds INTEGER NOT NULL,
                        occurrenceSeconds INTEGER NOT NULL,
                        content TEXT NOT NULL
                    ) STRICT;
                    CREATE INDEX timer_due ON timer (dueMilliseconds);
                    """)
            try DeliveryStore.createTable(db)
        }
        return migrator
    }
}
