import FoundationEssentials
import Wire

/// Makes a table. It is active at once.
///
/// Source: DynamoDB API reference, CreateTable.
struct CreateTable: TableOperation {
    private let request: CreateTableRequest

    struct Output: Encodable, Sendable {
        let description: TableDescription

        enum CodingKeys: String, CodingKey {
            case description = "TableDescription"
        }
    }

    init(from decoder: any Decoder) throws {
        request = try CreateTableRequest(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> Output {
        let definition = try request.definition(
            tableID: UUID().uuidString.lowercased(), createdAt: context.clock().timeIntervalSince1970)
        let streamViewType = try request.streamViewType()
        return try await context.store.write { transaction in
            guard try transaction.findTable(named: definition.name) == nil else {
                throw ServiceError("ResourceInUseException", "Table already exists: \(definition.name)")
            }
            try transaction.insert(definition, streamViewType: streamViewType)
            let table = try transaction.table(named: definition.name)
            return Output(description: TableDescription(table, try transaction.statistics(of: table), in: context))
        }
    }
}
