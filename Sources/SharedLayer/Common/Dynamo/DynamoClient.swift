/// DynamoDB's operations on items. Reads are consistent unless said otherwise.
///
/// Every method throws `AWSError` with the service's exception name as its code.
package struct DynamoClient: Sendable {
    private(set) var client: AWSJSONClient
    let identifiers: IdentifierGenerator
    let policy: RetryPolicy
    let clock: RetryClock
    private(set) var deadline: Timestamp?
    private(set) var onCapacity: (@Sendable (DynamoCapacity) -> Void)?

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport,
        identifiers: IdentifierGenerator = IdentifierGenerator(), policy: RetryPolicy = .dynamo,
        clock: RetryClock = .system
    ) {
        client = AWSJSONClient(
            service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0", configuration: configuration,
            http: http, policy: policy, clock: clock)
        self.identifiers = identifiers
        self.policy = policy
        self.clock = clock
    }

    /// The same client, whose calls end before that moment: pass the deadline of the invocation.
    package func before(_ deadline: Timestamp) -> DynamoClient {
        var client = self
        client.client = self.client.before(deadline)
        client.deadline = deadline
        return client
    }

    /// The same client, which asks each operation what it took, and tells it.
    package func reportingCapacity(
        _ onCapacity: @escaping @Sendable (DynamoCapacity) -> Void
    ) -> DynamoClient {
        var client = self
        client.onCapacity = onCapacity
        return client
    }

    /// Nil when there is no such item. With a projection, only those attributes.
    package func getItem(
        _ key: DynamoItem, from table: String, consistent: Bool = true, projection: [DynamoPath] = []
    ) async throws(AWSError) -> DynamoItem? {
        try await call("GetItem", Self.get(key, table, consistent, projection)) { try $0.item("Item") }
    }

    /// Nil when there is no such item; `Decoding` when it is no such value.
    package func getItem<Value: Decodable>(
        _ key: DynamoItem, from table: String, as type: Value.Type, consistent: Bool = true,
        projection: [DynamoPath] = []
    ) async throws(AWSError) -> Value? {
        try await call("GetItem", Self.get(key, table, consistent, projection)) { reply in
            try reply.index("Item").map { try DynamoDecoder().decode(type, in: reply.document, at: $0) }
        }
    }

    private static func get(
        _ key: DynamoItem, _ table: String, _ consistent: Bool, _ projection: [DynamoPath]
    ) -> DynamoRequest {
        var request = DynamoRequest(table: table)
        request.key = key
        request.isConsistent = consistent
        request.setProjection(projection)
        return request
    }

    /// Puts the item, in place of one with the same key. A condition that fails throws
    /// `ConditionalCheckFailedException` with the item that is there.
    package func putItem(
        _ item: DynamoItem, into table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) {
        var request = DynamoRequest(table: table)
        request.item = item
        request.setCondition(condition)
        try await call("PutItem", request) { _ in }
    }

    /// Puts the value as an item (see `DynamoEncoder`). Throws `Encoding` for one that cannot be stored.
    package func putItem(
        encoding value: some Encodable, into table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) {
        var request = DynamoRequest(table: table)
        do {
            request.itemText = try DynamoEncoder().bytes(value)
        } catch {
            throw AWSError(code: AWSError.encoding, message: "\(error)")
        }
        request.setCondition(condition)
        try await call("PutItem", request) { _ in }
    }

    /// Returns the item as it is after the update, or what else `returning` says.
    @discardableResult
    package func updateItem(
        _ key: DynamoItem, in table: String, update: DynamoUpdate, condition: DynamoCondition? = nil,
        returning: DynamoReturn = .newItem
    ) async throws(AWSError) -> DynamoItem {
        var request = DynamoRequest(table: table)
        request.key = key
        request.setUpdate(update)
        request.returnValues = returning.rawValue
        request.setCondition(condition)
        return try await call("UpdateItem", request) { try $0.item("Attributes") ?? [:] }
    }

    /// Returns the item as it was; nil when there was none.
    @discardableResult
    package func deleteItem(
        _ key: DynamoItem, from table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) -> DynamoItem? {
        var request = DynamoRequest(table: table)
        request.key = key
        request.returnValues = DynamoReturn.oldItem.rawValue
        request.setCondition(condition)
        return try await call("DeleteItem", request) { try $0.item("Attributes") }
    }

    /// One page.
    package func query(_ query: DynamoQuery) async throws(AWSError) -> DynamoPage {
        try await call("Query", query.request) { try DynamoPage($0) }
    }

    /// One page.
    package func scan(_ scan: DynamoScan) async throws(AWSError) -> DynamoPage {
        try await call("Scan", scan.request) { try DynamoPage($0) }
    }
}
