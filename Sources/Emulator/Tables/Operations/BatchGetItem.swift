import Wire

/// Finds up to a hundred items by their keys, in one snapshot.
///
/// Source: DynamoDB API reference, BatchGetItem.
struct BatchGetItem: TableOperation {
    static let keysMax = 100
    /// Of the items of one answer; the keys of what does not fit come back as unprocessed.
    static let bytesMax = 16 * 1_024 * 1_024

    var requestItems: [String: KeysAndAttributes]?
    var returnConsumedCapacity: String?

    enum CodingKeys: String, CodingKey {
        case requestItems = "RequestItems"
        case returnConsumedCapacity = "ReturnConsumedCapacity"
    }

    struct KeysAndAttributes: Codable, Sendable {
        var keys: [Item]?
        var isConsistent: Bool?
        var projectionExpression: String?
        var names: [String: String]?
        var attributesToGet: Present?

        enum CodingKeys: String, CodingKey {
            case keys = "Keys"
            case isConsistent = "ConsistentRead"
            case projectionExpression = "ProjectionExpression"
            case names = "ExpressionAttributeNames"
            case attributesToGet = "AttributesToGet"
        }
    }

    struct Output: Encodable, Sendable {
        var responses: [String: [Item]] = [:]
        var unprocessedKeys: [String: KeysAndAttributes] = [:]
        var consumedCapacity: [ConsumedCapacity]?

        enum CodingKeys: String, CodingKey {
            case responses = "Responses"
            case unprocessedKeys = "UnprocessedKeys"
            case consumedCapacity = "ConsumedCapacity"
        }
    }

    func perform(in context: TablesContext) async throws -> Output {
        let projections = try prepare()
        return try await context.store.read { transaction in
            var output = Output()
            var bytes = 0
            var consumed: [ConsumedCapacity] = []
            for (name, request) in (requestItems ?? [:]).sorted(by: { $0.key < $1.key }) {
                let table = try transaction.table(named: name)
                let keys = try keys(of: request, in: table)
                var meter = CapacityMeter(tableName: table.name)
                var items: [Item] = []
                var unprocessed: [Item] = []
                for (attributes, key) in zip(request.keys ?? [], keys) {
                    let item = try transaction.item(key, of: table)
                    let itemBytes = item?.storedBytes ?? 0
                    guard bytes + itemBytes <= Self.bytesMax else {
                        unprocessed.append(attributes)
                        continue
                    }
                    bytes += itemBytes
                    meter.read(bytes: itemBytes, isConsistent: request.isConsistent ?? false)
                    if let item { items.append(projections[name]?.project(item) ?? item) }
                }
                output.responses[name] = items
                if !unprocessed.isEmpty {
                    var rest = request
                    rest.keys = unprocessed
                    output.unprocessedKeys[name] = rest
                }
                if let capacity = meter.consumed(CapacityMode(returnConsumedCapacity)) { consumed.append(capacity) }
            }
            output.consumedCapacity = consumed.isEmpty ? nil : consumed
            return output
        }
    }

    private func keys(of request: KeysAndAttributes, in table: Table) throws(ServiceError) -> [ItemKey] {
        var keys: [ItemKey] = []
        for attributes in request.keys ?? [] { keys.append(try table.key(named: attributes)) }
        guard Set(keys).count == keys.count else {
            throw .validation("Provided list of item keys contains duplicates")
        }
        return keys
    }

    private func prepare() throws(ServiceError) -> [String: Projection] {
        guard let requestItems, !requestItems.isEmpty else {
            throw .validation("The requestItems parameter is required for BatchGetItem")
        }
        var constraints = Constraints()
        constraints.capacity(returnConsumedCapacity)
        for (name, request) in requestItems {
            constraints.table(name, at: "requestItems")
            constraints.present(request.keys, at: "requestItems.\(name).member.keys")
        }
        try constraints.check()
        for (name, request) in requestItems where !(1...Self.keysMax).contains(request.keys?.count ?? 0) {
            let bound = request.keys?.isEmpty == true ? "greater than or equal to 1" : "less than or equal to 100"
            throw .validation(
                "1 validation error detected: Value at 'RequestItems.\(name).member.Keys' failed to satisfy "
                    + "constraint: Member must have length \(bound)")
        }
        guard requestItems.values.reduce(0, { $0 + ($1.keys?.count ?? 0) }) <= Self.keysMax else {
            throw .validation("Too many items requested for the BatchGetItem call")
        }
        var projections: [String: Projection] = [:]
        for (name, request) in requestItems {
            projections[name] = try Projection.parse(
                request.projectionExpression, request.names, hasAttributesToGet: request.attributesToGet != nil)
        }
        return projections
    }
}
