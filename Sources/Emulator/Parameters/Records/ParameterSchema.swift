import GRDB

/// The tables of `parameters.sqlite`.
enum ParameterSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("parameters") { db in
            try db.create(table: "parameter") { table in
                table.primaryKey("name", .text)
                table.column("latest", .integer).notNull()
                table.column("tags", .text).notNull()
                table.column("expiresAt", .double).indexed()
            }
            try db.create(table: "version") { table in
                table.column("name", .text).notNull().references("parameter", onDelete: .cascade)
                table.column("version", .integer).notNull()
                table.column("type", .text).notNull()
                table.column("value", .blob).notNull()
                table.column("tier", .text).notNull()
                table.column("description", .text)
                table.column("keyID", .text)
                table.column("allowedPattern", .text)
                table.column("dataType", .text).notNull()
                table.column("policies", .text).notNull()
                table.column("labels", .text).notNull()
                table.column("modifiedAt", .double).notNull()
                table.primaryKey(["name", "version"])
            }
        }
        return migrator
    }
}
