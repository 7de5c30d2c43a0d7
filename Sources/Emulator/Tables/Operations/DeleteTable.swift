import Wire

/// Removes a table and all that is in it, at once.
///
/// Source: DynamoDB API reference, DeleteTable.
struct DeleteTable: TableOperation {
    private let reference: TableReference

    init(from decoder: any Decoder) throws {
        reference = try TableReference(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> CreateTable.Output {
        let name = try reference.name()
        return try await context.store.write { transaction in
            let table = try transaction.describedTable(named: name)
            guard table.definition.settings.isDeletionProtected != true else {
                throw ServiceError.validation(
                    "Resource cannot be deleted as it is currently protected against deletion. Disable deletion "
                        + "protection first.")
            }
            var description = TableDescription(table, try transaction.statistics(of: table), in: context)
            description.tableStatus = "DELETING"
            try transaction.delete(table)
            return CreateTable.Output(description: description)
        }
    }
}
