import GRDB

/// The tables of `secrets.sqlite`.
enum SecretSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("secrets") { db in
            try db.create(table: "secret") { table in
                table.primaryKey("name", .text)
                table.column("arn", .text).notNull().unique()
                table.column("description", .text)
                table.column("keyID", .text)
                table.column("tags", .text).notNull()
                table.column("policy", .text)
                table.column("createdAt", .double).notNull()
                table.column("changedAt", .double).notNull()
                table.column("accessedAt", .double)
                table.column("deletionAt", .double).indexed()
                table.column("rotation", .text)
                table.column("rotatedAt", .double)
                table.column("nextRotationAt", .double).indexed()
                table.column("rotationUnderWay", .text)
            }
            try db.create(table: "version") { table in
                table.column("secret", .text).notNull().references("secret", onDelete: .cascade)
                table.column("id", .text).notNull()
                table.column("value", .blob)
                table.column("isBinary", .boolean).notNull()
                table.column("keyARN", .text)
                table.column("stages", .text).notNull()
                table.column("createdAt", .double).notNull()
                table.column("accessedAt", .double)
                table.primaryKey(["secret", "id"])
            }
        }
        return migrator
    }
}
