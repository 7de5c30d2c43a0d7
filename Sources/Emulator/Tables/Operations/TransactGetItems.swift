import Wire

/// Finds up to a hundred items by their keys, as they were at one moment.
///
/// Source: DynamoDB API reference, TransactGetItems.
struct TransactGetItems: TableOperation {
    static let itemsMax = 100

    var transactItems: [TransactGetItem]?
    var returnConsumedCapacity: String?

    enum CodingKeys: String, CodingKey {
        case transactItems = "TransactItems"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
    }

    struct TransactGetItem: Decodable, Sendable {
        var get: ItemReadRequest?

        enum CodingKeys: String, CodingKey {
            case get = "Get"
        }
    }

    struct Output: Encodable, Sendable {
        let responses: [Response]
        let consumedCapacity: [ConsumedCapacity]?

        enum CodingKeys: String, CodingKey {
            case responses = "Responses"
            case consumedCapacity = "ConsumedCapacity"
        }
    }

    struct Response: Encodable, Sendable {
        let item: Item?

        enum CodingKeys: String, CodingKey {
            case item = "Item"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        let reads = try prepare()
        return try await context.store.read { transaction in
            let tables = try reads.map { try transaction.table(named: $0.tableName) }
            let keys = try keys(of: reads, in: tables)
            var meters: [String: CapacityMeter] = [:]
            var responses: [Response] = []
            for ((read, table), key) in zip(zip(reads, tables), keys) {
                try table.checkScalar(read.projection?.paths ?? [])
                let item = try transaction.item(key, of: table)
                meters[table.name, default: CapacityMeter(tableName: table.name, isTransaction: true)]
                    .read(bytes: item?.storedBytes ?? 0, isConsistent: true)
                responses.append(Response(item: item.map(read.show)))
            }
            let mode = CapacityMode(returnConsumedCapacity)
            let consumed = meters.values.sorted { $0.tableName < $1.tableName }.compactMap { $0.consumed(mode) }
            return Output(responses: responses, consumedCapacity: consumed.isEmpty ? nil : consumed)
        }
    }

    private func keys(of reads: [ItemRead], in tables: [Table]) throws -> [ItemKey] {
        var keys: [ItemKey] = []
        var reasons: [CancellationReason] = []
        var seen: Set<ItemAddress> = []
        for (read, table) in zip(reads, tables) {
            try table.checkNoEmptyKeys(in: read.key)
            do throws(ServiceError) {
                let key = try table.key(named: read.key)
                guard seen.insert(ItemAddress(table: table.id, key: key)).inserted else {
                    throw ServiceError.validation(
                        "Transaction request cannot include multiple operations on one item")
                }
                keys.append(key)
                reasons.append(.none)
            } catch {
                guard error.message == ServiceError.keyMismatch.message else { throw error }
                reasons.append(CancellationReason(error))
            }
        }
        guard keys.count == reads.count else { throw try CancellationReason.error(for: reasons) }
        return keys
    }

    private func prepare() throws(ServiceError) -> [ItemRead] {
        var constraints = Constraints()
        constraints.present(transactItems, at: "transactItems")
        let items = transactItems ?? []
        if transactItems != nil {
            constraints.count(
                items.count, in: 1...Self.itemsMax, "\(items.count) TransactGetItem members", at: "transactItems")
        }
        constraints.capacity(returnConsumedCapacity)
        for (number, item) in items.enumerated() {
            constraints.present(item.get, at: "transactItems.\(number + 1).member.get")
        }
        try constraints.check()
        var reads: [ItemRead] = []
        for (number, item) in items.enumerated() {
            if let get = item.get {
                reads.append(try get.prepared(at: "transactItems.\(number + 1).member.get."))
            }
        }
        return reads
    }
}
