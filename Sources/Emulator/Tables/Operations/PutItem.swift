/// Stores an item, in place of one with the same key.
///
/// Source: DynamoDB API reference, PutItem.
struct PutItem: TableOperation {
    private let request: ItemWriteRequest

    init(from decoder: any Decoder) throws {
        request = try ItemWriteRequest(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> ItemWriteAnswer {
        try await request.perform(as: .put, in: context)
    }
}
