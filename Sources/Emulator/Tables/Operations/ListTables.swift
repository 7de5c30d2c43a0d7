import Wire

/// The names of all tables, in order.
///
/// Source: DynamoDB API reference, ListTables.
struct ListTables: TableOperation {
    static let limitMax = 100

    var startName: String?
    var limit: Int?

    enum CodingKeys: String, CodingKey {
        case startName = "ExclusiveStartTableName"
        case limit = "Limit"
    }

    struct Output: Encodable, Sendable {
        let tableNames: [String]
        let lastName: String?

        enum CodingKeys: String, CodingKey {
            case tableNames = "TableNames"
            case lastName = "LastEvaluatedTableName"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        var constraints = Constraints()
        if let startName { constraints.name(startName, at: "exclusiveStartTableName") }
        constraints.atLeast(1, limit, at: "limit")
        constraints.atMost(Self.limitMax, limit, at: "limit")
        try constraints.check()
        let limit = limit ?? Self.limitMax
        return try await context.store.read { transaction in
            let names = try transaction.tableNames(after: startName, limit: limit + 1)
            let page = Array(names.prefix(limit))
            return Output(tableNames: page, lastName: names.count > limit ? page.last : nil)
        }
    }
}
