/// DynamoDB's operations on items. Reads are consistent unless said otherwise.
///
/// Every method throws `AWSError` with the service's exception name as its code.
package struct DynamoClient: Sendable {
    let client: AWSJSONClient
    let identifiers: IdentifierGenerator
    let policy: RetryPolicy
    let clock: RetryClock

    package init(
        configuration: AWSConfiguration, http: any HTTPTransport,
        identifiers: IdentifierGenerator = IdentifierGenerator(), policy: RetryPolicy = RetryPolicy(),
        clock: RetryClock = .system
    ) {
        client = AWSJSONClient(
            service: "dynamodb", targetPrefix: "DynamoDB_20120810", jsonVersion: "1.0", configuration: configuration,
            http: http, policy: policy, clock: clock)
        self.identifiers = identifiers
        self.policy = policy
        self.clock = clock
    }

    package func getItem(
        _ key: DynamoItem, from table: String, consistent: Bool = true
    ) async throws(AWSError) -> DynamoItem? {
        var request = DynamoRequest(table: table)
        request.key = key
        request.isConsistent = consistent
        return try await client.call("GetItem", request, returning: DynamoResponse.self).item
    }

    /// Puts the item, in place of one with the same key. A condition that fails throws
    /// `ConditionalCheckFailedException` with the item that is there.
    package func putItem(
        _ item: DynamoItem, into table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) {
        var request = DynamoRequest(table: table)
        request.item = item
        request.setCondition(condition)
        _ = try await client.call("PutItem", request, returning: AWSNothing.self)
    }

    /// Returns the item as it is after the update.
    @discardableResult
    package func updateItem(
        _ key: DynamoItem, in table: String, update: DynamoUpdate, condition: DynamoCondition? = nil
    ) async throws(AWSError) -> DynamoItem {
        var request = DynamoRequest(table: table)
        var expression = DynamoExpression()
        request.key = key
        request.update = update.text(in: &expression)
        request.returnValues = "ALL_NEW"
        request.setCondition(condition, in: &expression)
        return try await client.call("UpdateItem", request, returning: DynamoResponse.self).attributes ?? [:]
    }

    /// Returns the item as it was; nil when there was none.
    @discardableResult
    package func deleteItem(
        _ key: DynamoItem, from table: String, condition: DynamoCondition? = nil
    ) async throws(AWSError) -> DynamoItem? {
        var request = DynamoRequest(table: table)
        request.key = key
        request.returnValues = "ALL_OLD"
        request.setCondition(condition)
        return try await client.call("DeleteItem", request, returning: DynamoResponse.self).attributes
    }

    /// One page.
    package func query(_ query: DynamoQuery) async throws(AWSError) -> DynamoPage {
        try await client.call("Query", query.request, returning: DynamoResponse.self).page
    }

    /// One page.
    package func scan(_ scan: DynamoScan) async throws(AWSError) -> DynamoPage {
        try await client.call("Scan", scan.request, returning: DynamoResponse.self).page
    }

    /// All or nothing, at most 100 parts. With the same token within ten minutes the service does it once; without one,
    /// each call has its own, so that its repeats are safe.
    package func transactWrite(_ writes: [DynamoWrite], token: String? = nil) async throws(AWSError) {
        try checkParts(writes.count)
        let input = DynamoTransaction.Write(
            parts: writes.map(DynamoTransaction.part), token: token ?? identifiers.uuid())
        _ = try await client.call("TransactWriteItems", input, returning: AWSNothing.self)
    }

    /// The items as of one moment, in the order of the reads; nil for those that are not there.
    package func transactGet(_ reads: [DynamoRead]) async throws(AWSError) -> [DynamoItem?] {
        try checkParts(reads.count)
        let input = DynamoTransaction.Read(parts: reads.map(DynamoTransaction.part))
        let output = try await client.call(
            "TransactGetItems", input, returning: DynamoResponse.Transaction.self)
        return output.responses.map { part in part.item.flatMap { $0.isEmpty ? nil : $0 } }
    }

    private func checkParts(_ count: Int) throws(AWSError) {
        guard 1...DynamoTransaction.partsMax ~= count else {
            throw AWSError(
                code: AWSError.invalidRequest,
                message: "a transaction has 1 to \(DynamoTransaction.partsMax) parts, not \(count)")
        }
    }
}
