import GRDB

/// The tables of `monitoring.sqlite`.
enum MetricSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("metrics") { db in
            try db.create(table: "metric") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("namespace", .text).notNull()
                table.column("name", .text).notNull()
                table.column("dimensions", .text).notNull()
                table.column("latestAt", .double).notNull()
                table.uniqueKey(["namespace", "name", "dimensions"])
            }
            try db.create(table: "sample") { table in
                table.column("metricID", .integer).notNull().references("metric", onDelete: .cascade)
                table.column("at", .double).notNull().indexed()
                table.column("unit", .text).notNull()
                table.column("count", .double).notNull()
                table.column("sum", .double).notNull()
                table.column("minimum", .double).notNull()
                table.column("maximum", .double).notNull()
                table.column("spread", .text)
            }
            try db.create(index: "sample_by_metric", on: "sample", columns: ["metricID", "at"])
        }
        return migrator
    }
}
