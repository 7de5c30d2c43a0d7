/// Changes attributes of an item, or makes one.
///
/// Source: DynamoDB API reference, UpdateItem.
struct UpdateItem: TableOperation {
    private let request: ItemWriteRequest

    init(from decoder: any Decoder) throws {
        request = try ItemWriteRequest(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> ItemWriteAnswer {
        try await request.perform(as: .update, in: context)
    }
}
