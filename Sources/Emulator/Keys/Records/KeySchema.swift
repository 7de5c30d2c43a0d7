package import GRDB

/// The tables of `keys.sqlite`.
package enum KeySchema {
    package static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("keys") { db in
            try db.create(table: "key") { table in
                table.primaryKey("id", .text)
                table.column("spec", .text).notNull()
                table.column("usage", .text).notNull()
                table.column("description", .text).notNull()
                table.column("createdAt", .double).notNull()
                table.column("publicKey", .blob)
                table.column("sealed", .blob).notNull()
            }
            try db.create(table: "alias") { table in
                table.primaryKey("name", .text)
                table.column("keyID", .text).notNull().indexed().references("key", onDelete: .cascade)
                table.column("createdAt", .double).notNull()
                table.column("updatedAt", .double).notNull()
            }
            try db.create(table: "masterKey") { table in
                table.column("fingerprint", .blob).notNull()
            }
        }
        return migrator
    }
}
