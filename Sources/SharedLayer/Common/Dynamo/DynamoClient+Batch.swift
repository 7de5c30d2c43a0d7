extension DynamoClient {
    /// Items of one request; more are sent in several.
    private static let writesPerRequestMax = 25
    private static let readsPerRequestMax = 100

    /// Puts items and deletes keys, each by itself: not a transaction. What the service leaves unprocessed is repeated
    /// with backoff; throws `UnprocessedItems` when some are left after the last attempt.
    package func batchWrite(
        puts: [String: [DynamoItem]], deletes: [String: [DynamoItem]] = [:]
    ) async throws(AWSError) {
        var waiting: [(table: String, write: DynamoBatch.Write)] = []
        for (table, items) in puts { waiting += items.map { (table, .init(put: .init(item: $0))) } }
        for (table, keys) in deletes { waiting += keys.map { (table, .init(delete: .init(key: $0))) } }
        var attempt = 1
        while !waiting.isEmpty {
            let sent = waiting.prefix(Self.writesPerRequestMax)
            let input = DynamoBatch.WriteRequest(
                items: Dictionary(grouping: sent, by: \.table).mapValues { $0.map(\.write) })
            let output = try await client.call("BatchWriteItem", input, returning: DynamoBatch.WriteResponse.self)
            let left = (output.unprocessed ?? [:]).flatMap { table, writes in writes.map { (table, $0) } }
            waiting = Array(waiting.dropFirst(sent.count)) + left
            attempt = try await next(attempt, leftOver: left.count, of: sent.count)
        }
    }

    /// Reads items by their keys, in no order; those that are not there are left out.
    package func batchGet(
        _ keys: [DynamoItem], from table: String, consistent: Bool = true
    ) async throws(AWSError) -> [DynamoItem] {
        var waiting = keys
        var items: [DynamoItem] = []
        var attempt = 1
        while !waiting.isEmpty {
            let sent = waiting.prefix(Self.readsPerRequestMax)
            let input = DynamoBatch.Get(items: [table: .init(keys: Array(sent), isConsistent: consistent)])
            let output = try await client.call("BatchGetItem", input, returning: DynamoBatch.GetResponse.self)
            items += output.responses[table] ?? []
            let left = output.unprocessed?[table]?.keys ?? []
            waiting = Array(waiting.dropFirst(sent.count)) + left
            attempt = try await next(attempt, leftOver: left.count, of: sent.count)
        }
        return items
    }

    /// Waits when something was left over; progress starts the count of attempts anew.
    private func next(_ attempt: Int, leftOver: Int, of sent: Int) async throws(AWSError) -> Int {
        guard leftOver > 0 else { return 1 }
        let attempt = leftOver < sent ? 1 : attempt
        guard let delay = policy.delayMilliseconds(after: attempt, jitter: clock.jitter()) else {
            throw AWSError(
                code: AWSError.unprocessedItems, message: "\(leftOver) items were not processed", status: 200)
        }
        do {
            try await clock.sleep(delay)
        } catch {
            throw AWSError(code: AWSError.cancelled, message: "cancelled with \(leftOver) items not processed")
        }
        return attempt + 1
    }
}
