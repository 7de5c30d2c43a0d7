import FoundationEssentials
import Wire

/// Writes up to a hundred items, all of them or none.
///
/// Source: DynamoDB API reference, TransactWriteItems.
struct TransactWriteItems: TableOperation {
    static let itemsMax = 100
    /// Of all items together.
    static let bytesMax = 4 * 1_024 * 1_024

    var transactItems: [TransactWriteItem]?
    var clientRequestToken: String?
    var returnConsumedCapacity: String?
    var returnItemCollectionMetrics: String?

    enum CodingKeys: String, CodingKey {
        case transactItems = "TransactItems"
        case clientRequestToken = "ClientRequestToken"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
        case returnItemCollectionMetrics = "ReturnItemCollectionMetrics"
    }

    struct Output: Encodable, Sendable {
        var consumedCapacity: [ConsumedCapacity]?

        enum CodingKeys: String, CodingKey {
            case consumedCapacity = "ConsumedCapacity"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        let writes = try prepare()
        let token = try requestToken(at: context.clock())
        return try await context.store.write { transaction in
            let tables = try writes.map { try transaction.table(named: $0.tableName) }
            try check(writes, on: tables)
            if let token, try transaction.hasSeen(token) { return Output() }
            return try perform(writes, on: tables, in: transaction)
        }
    }

    /// Tries every write, so that each one's reason can be told; then all of it stays or none.
    private func perform(
        _ writes: [ItemWrite], on tables: [Table], in transaction: TableTransaction
    ) throws -> Output {
        var reasons: [CancellationReason] = []
        var meters: [String: CapacityMeter] = [:]
        for (write, table) in zip(writes, tables) {
            do {
                let change = try transaction.perform(write, on: table)
                meters[table.name, default: CapacityMeter(tableName: table.name, isTransaction: true)]
                    .write(change, on: table)
                reasons.append(.none)
            } catch let error as ServiceError {
                reasons.append(CancellationReason(error))
            }
        }
        guard reasons.allSatisfy({ $0.code == "None" }) else { throw try CancellationReason.error(for: reasons) }
        let mode = CapacityMode(returnConsumedCapacity)
        let consumed = meters.values.sorted { $0.tableName < $1.tableName }.compactMap { $0.consumed(mode) }
        return Output(consumedCapacity: consumed.isEmpty ? nil : consumed)
    }

    private func prepare() throws(ServiceError) -> [ItemWrite] {
        var constraints = Constraints()
        constraints.present(transactItems, at: "transactItems")
        let items = transactItems ?? []
        if transactItems != nil {
            constraints.count(
                items.count, in: 1...Self.itemsMax, "\(items.count) TransactWriteItem members", at: "transactItems")
        }
        if let clientRequestToken { constraints.length(clientRequestToken, in: 1...36, at: "clientRequestToken") }
        constraints.capacity(returnConsumedCapacity)
        constraints.oneOf(returnItemCollectionMetrics, ["SIZE", "NONE"], at: "returnItemCollectionMetrics")
        try constraints.check()
        var writes: [ItemWrite] = []
        for (number, item) in items.enumerated() { writes.append(try item.prepared(number: number + 1)) }
        let bytes = writes.reduce(0) { $0 + $1.attributes.storedBytes }
        guard bytes <= Self.bytesMax else {
            throw .validation("The aggregate size of the items in a transaction cannot exceed 4 MB: \(bytes) bytes")
        }
        return writes
    }

    /// What is wrong with the request as a whole, and not with the state of an item.
    private func check(_ writes: [ItemWrite], on tables: [Table]) throws(ServiceError) {
        var seen: Set<ItemAddress> = []
        for (write, table) in zip(writes, tables) {
            if case .update(let key, let update) = write.action {
                try table.checkNoEmptyKeys(in: key)
                if let update { try table.checkNoEmptyIndexKeys(in: update) }
            } else {
                try table.checkNoEmptyKeys(in: write.attributes)
            }
            guard let key = try? table.key(ofWrite: write) else { continue }
            guard seen.insert(ItemAddress(table: table.id, key: key)).inserted else {
                throw .validation("Transaction request cannot include multiple operations on one item")
            }
        }
    }

    private func requestToken(at now: Date) throws -> RequestToken? {
        guard let clientRequestToken else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return RequestToken(clientRequestToken, for: Array(try encoder.encode(transactItems)), at: now)
    }
}
