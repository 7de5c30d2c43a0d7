import Wire

/// Puts and deletes up to 25 items. All of them are written: nothing here is ever too busy.
///
/// Source: DynamoDB API reference, BatchWriteItem.
struct BatchWriteItem: TableOperation {
    static let requestsMax = 25

    var requestItems: [String: [WriteRequest]]?
    var returnConsumedCapacity: String?
    var returnItemCollectionMetrics: String?

    enum CodingKeys: String, CodingKey {
        case requestItems = "RequestItems"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
        case returnItemCollectionMetrics = "ReturnItemCollectionMetrics"
    }

    struct WriteRequest: Decodable, Sendable {
        var put: Put?
        var delete: Delete?

        struct Put: Decodable, Sendable {
            var item: Item?

            enum CodingKeys: String, CodingKey {
                case item = "Item"
            }
        }

        struct Delete: Decodable, Sendable {
            var key: Item?

            enum CodingKeys: String, CodingKey {
                case key = "Key"
            }
        }

        enum CodingKeys: String, CodingKey {
            case put = "PutRequest"
            case delete = "DeleteRequest"
        }
    }

    struct Output: Encodable, Sendable {
        let unprocessedItems: [String: String] = [:]
        var consumedCapacity: [ConsumedCapacity]?

        enum CodingKeys: String, CodingKey {
            case unprocessedItems = "UnprocessedItems"
            case consumedCapacity = "ConsumedCapacity"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        let writes = try prepare()
        return try await context.store.write { transaction in
            var consumed: [ConsumedCapacity] = []
            for (name, writes) in writes.sorted(by: { $0.key < $1.key }) {
                let table = try transaction.table(named: name)
                try check(writes, in: table)
                var meter = CapacityMeter(tableName: table.name)
                for write in writes { meter.write(try transaction.perform(write, on: table), on: table) }
                if let capacity = meter.consumed(CapacityMode(returnConsumedCapacity)) { consumed.append(capacity) }
            }
            return Output(consumedCapacity: consumed.isEmpty ? nil : consumed)
        }
    }

    /// Keys that do not fit are told in the words of a delete, even for a put.
    private func check(_ writes: [ItemWrite], in table: Table) throws(ServiceError) {
        var keys: Set<ItemKey> = []
        for write in writes {
            let attributes = write.attributes
            if case .put = write.action {
                guard table.key.attributes.allSatisfy({ $0.bytes(of: attributes[$0.name]) != nil }) else {
                    throw .keyMismatch
                }
            }
            guard keys.insert(try table.key(ofWrite: write)).inserted else {
                throw .validation("Provided list of item keys contains duplicates")
            }
        }
    }

    private func prepare() throws(ServiceError) -> [String: [ItemWrite]] {
        guard let requestItems, !requestItems.isEmpty else {
            throw .validation("The requestItems parameter is required for BatchWriteItem")
        }
        var constraints = Constraints()
        constraints.capacity(returnConsumedCapacity)
        constraints.oneOf(returnItemCollectionMetrics, ["SIZE", "NONE"], at: "returnItemCollectionMetrics")
        for name in requestItems.keys { constraints.table(name, at: "requestItems") }
        try constraints.check()
        for (name, requests) in requestItems where !(1...Self.requestsMax).contains(requests.count) {
            throw .validation(
                "1 validation error detected: Value '{\(name)=[\(requests.count) requests]}' at 'requestItems' failed "
                    + "to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or "
                    + "equal to 25, Member must have length greater than or equal to 1]")
        }
        guard requestItems.values.reduce(0, { $0 + $1.count }) <= Self.requestsMax else {
            throw .validation("Too many items requested for the BatchWriteItem call")
        }
        var writes: [String: [ItemWrite]] = [:]
        for (name, requests) in requestItems {
            for request in requests { writes[name, default: []].append(try prepare(request, name)) }
        }
        return writes
    }

    private func prepare(_ request: WriteRequest, _ name: String) throws(ServiceError) -> ItemWrite {
        let action: ItemWrite.Action
        switch (request.put?.item, request.delete?.key) {
        case (let item?, nil):
            try ItemLimits.check(item)
            action = .put(item)
        case (nil, let key?): action = .delete(key)
        default:
            throw .validation(
                "Each request must contain exactly one of PutRequest with an Item, DeleteRequest with a Key")
        }
        return ItemWrite(tableName: name, action: action, condition: nil, showsItemOnFailure: false)
    }
}
