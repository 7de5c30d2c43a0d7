/// Removes an item. One that is not there is removed already.
///
/// Source: DynamoDB API reference, DeleteItem.
struct DeleteItem: TableOperation {
    private let request: ItemWriteRequest

    init(from decoder: any Decoder) throws {
        request = try ItemWriteRequest(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> ItemWriteAnswer {
        try await request.perform(as: .delete, in: context)
    }
}
