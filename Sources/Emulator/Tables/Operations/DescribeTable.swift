/// Tells about a table.
///
/// Source: DynamoDB API reference, DescribeTable.
struct DescribeTable: TableOperation {
    private let reference: TableReference

    struct Output: Encodable, Sendable {
        let table: TableDescription

        enum CodingKeys: String, CodingKey {
            case table = "Table"
        }
    }

    init(from decoder: any Decoder) throws {
        reference = try TableReference(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> Output {
        let name = try reference.name()
        return try await context.store.read { transaction in
            let table = try transaction.describedTable(named: name)
            return Output(table: TableDescription(table, try transaction.statistics(of: table), in: context))
        }
    }
}
