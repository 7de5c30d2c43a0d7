import Wire

/// Finds an item by its key.
///
/// Source: DynamoDB API reference, GetItem.
struct GetItem: TableOperation {
    var get: ItemReadRequest

    struct Output: Encodable, Sendable {
        let item: Item?
        let consumedCapacity: ConsumedCapacity?

        enum CodingKeys: String, CodingKey {
            case item = "Item"
            case consumedCapacity = "ConsumedCapacity"
        }
    }

    init(from decoder: any Decoder) throws {
        get = try ItemReadRequest(from: decoder)
    }

    func perform(in context: TablesContext) async throws -> Output {
        let read = try get.prepared()
        return try await context.store.read { transaction in
            let table = try transaction.table(named: read.tableName)
            let key = try table.key(named: read.key)
            try table.checkScalar(read.projection?.paths ?? [])
            let item = try transaction.item(key, of: table)
            var meter = CapacityMeter(tableName: table.name)
            meter.read(bytes: item?.storedBytes ?? 0, isConsistent: get.isConsistent ?? false)
            return Output(
                item: item.map(read.show), consumedCapacity: meter.consumed(CapacityMode(get.returnConsumedCapacity)))
        }
    }
}
