import Wire

/// A request that names a table and asks nothing more.
struct TableReference: Decodable, Sendable {
    var tableName: String?

    enum CodingKeys: String, CodingKey {
        case tableName = "TableName"
    }

    /// - Throws: `ValidationException` when there is no name, or one that no table can have.
    func name() throws(ServiceError) -> String {
        guard let tableName else {
            throw .validation("The parameter 'TableName' is required but was not present in the request")
        }
        var constraints = Constraints()
        constraints.table(tableName)
        try constraints.check()
        return TableName.plain(tableName)
    }
}

extension TableTransaction {
    /// A table for an operation about tables, which names it when it is not there.
    func describedTable(named name: String) throws -> Table {
        guard let table = try findTable(named: name) else { throw ServiceError.tableNotFound(name) }
        return table
    }
}
