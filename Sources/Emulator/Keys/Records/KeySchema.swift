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
        migrator.registerMigration("key states") { db in
            try db.alter(table: "key") { table in
                table.add(column: "manager", .text).notNull().defaults(to: "CUSTOMER")
                table.add(column: "isEnabled", .boolean).notNull().defaults(to: true)
                table.add(column: "deletionAt", .double)
                table.add(column: "rotationPeriodDays", .integer)
                table.add(column: "nextRotationAt", .double)
                table.add(column: "policy", .text)
                table.add(column: "tags", .text).notNull().defaults(to: "[]")
            }
            try db.create(table: "rotation") { table in
                table.autoIncrementedPrimaryKey("id")
                table.column("keyID", .text).notNull().indexed().references("key", onDelete: .cascade)
                table.column("rotatedAt", .double).notNull()
                table.column("type", .text).notNull()
                table.column("sealed", .blob).notNull()
            }
            try db.create(table: "keyGrant") { table in
                table.primaryKey("id", .text)
                table.column("keyID", .text).notNull().indexed().references("key", onDelete: .cascade)
                table.column("name", .text)
                table.column("token", .text).notNull().unique()
                table.column("createdAt", .double).notNull()
                table.column("body", .text).notNull()
            }
        }
        return migrator
    }
}
