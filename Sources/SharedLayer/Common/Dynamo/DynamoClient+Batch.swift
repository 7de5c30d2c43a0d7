extension DynamoClient {
    /// Items of one request; more are sent in several.
    static let batchWritesMax = 25
    static let batchReadsMax = 100

    /// Puts items and deletes keys, each by itself: not a transaction. What the service leaves unprocessed is repeated
    /// with backoff.
    ///
    /// Throws `UnprocessedItems` when some are left after the last attempt. Every error's `unprocessed` has what was not
    /// done, also of the requests that were not sent any more.
    package func batchWrite(
        puts: [String: [DynamoItem]], deletes: [String: [DynamoItem]] = [:]
    ) async throws(AWSError) {
        var waiting: [DynamoBatchWrite] = []
        for (table, items) in puts { waiting += items.map { DynamoBatchWrite(table: table, content: .put($0)) } }
        for (table, keys) in deletes { waiting += keys.map { DynamoBatchWrite(table: table, content: .delete($0)) } }
        var attempt = 1
        while !waiting.isEmpty {
            let sent = Array(waiting.prefix(Self.batchWritesMax))
            do {
                let left = try Self.checked(try await write(sent), of: sent.count)
                waiting = Array(waiting.dropFirst(sent.count)) + left
                attempt = try await next(attempt, leftOver: left.count, of: sent.count)
            } catch {
                throw error.leaving(DynamoUnprocessed(waiting))
            }
        }
    }

    /// What the service left unprocessed.
    private func write(_ writes: [DynamoBatchWrite]) async throws(AWSError) -> [DynamoBatchWrite] {
        let text = batch(Dictionary(grouping: writes, by: \.table)) { text, writes in
            text.list(writes) { $0.batchWrite($1) }
        }
        return try await call("BatchWriteItem", text) { reply in
            try reply.objects("UnprocessedItems").flatMap { table, left in
                try left.ownElements { try DynamoBatchWrite(reply.object(at: $0), table: table) }
            }
        }
    }

    /// Reads items by their keys, in no order; those that are not there are left out.
    ///
    /// Throws as `batchWrite` does; the error's `unprocessed` has the keys that were not read, and what was found before.
    package func batchGet(
        _ keys: [DynamoItem], from table: String, consistent: Bool = true, projection: [DynamoPath] = []
    ) async throws(AWSError) -> [DynamoItem] {
        try await batchGet([table: keys], consistent: consistent, projection: projection)[table] ?? []
    }

    /// Reads items of several tables by their keys, in no order.
    package func batchGet(
        _ keys: [String: [DynamoItem]], consistent: Bool = true, projection: [DynamoPath] = []
    ) async throws(AWSError) -> [String: [DynamoItem]] {
        var waiting = keys.flatMap { table, keys in keys.map { DynamoRead($0, from: table, projection: projection) } }
        var found: [String: [DynamoItem]] = [:]
        var attempt = 1
        while !waiting.isEmpty {
            let sent = Array(waiting.prefix(Self.batchReadsMax))
            do {
                let answer = try await read(sent, consistent, projection)
                _ = try Self.checked(answer.left, of: sent.count)
                for (table, items) in answer.items { found[table, default: []] += items }
                waiting = Array(waiting.dropFirst(sent.count)) + answer.left
                attempt = try await next(attempt, leftOver: answer.left.count, of: sent.count)
            } catch {
                throw error.leaving(
                    DynamoUnprocessed(
                        keys: Dictionary(grouping: waiting, by: \.table).mapValues { $0.map(\.key) }, found: found))
            }
        }
        return found
    }

    private func read(
        _ reads: [DynamoRead], _ consistent: Bool, _ projection: [DynamoPath]
    ) async throws(AWSError) -> (items: [(String, [DynamoItem])], left: [DynamoRead]) {
        var request = DynamoRequest(table: "")
        request.setProjection(projection)
        try check(request)
        let text = batch(Dictionary(grouping: reads, by: \.table)) { text, reads in
            text.batchKeys(reads.map(\.key), consistent, request)
        }
        return try await call("BatchGetItem", text) { reply in
            let items = try reply.objects("Responses").map { table, items in
                (table, try items.ownElements(reply.document.item))
            }
            let left = try reply.objects("UnprocessedKeys").flatMap { table, left in
                try left.items("Keys").map { DynamoRead($0, from: table, projection: projection) }
            }
            return (items, left)
        }
    }

    /// Each round leaves less, or counts as an attempt: this is what ends them.
    private static func checked<Part>(_ left: [Part], of sent: Int) throws(AWSError) -> [Part] {
        guard left.count <= sent else {
            throw AWSError(
                code: AWSError.decoding, message: "\(left.count) items are said to be left of \(sent)", status: 200)
        }
        return left
    }

    /// `{"RequestItems":{"table":…}}`.
    private func batch<Part>(
        _ tables: [String: [Part]], _ write: (inout DynamoText, [Part]) -> Void
    ) -> DynamoText {
        var text = DynamoText()
        text.open(UInt8(ascii: "{"))
        text.name("RequestItems")
        text.open(UInt8(ascii: "{"))
        for (table, parts) in tables {
            text.name(table)
            write(&text, parts)
        }
        text.close(UInt8(ascii: "}"))
        if reportsCapacity { text.member("ReturnConsumedCapacity", "TOTAL") }
        text.close(UInt8(ascii: "}"))
        return text
    }

    /// Waits when something was left over; progress starts the count of attempts anew.
    private func next(_ attempt: Int, leftOver: Int, of sent: Int) async throws(AWSError) -> Int {
        guard leftOver > 0 else { return 1 }
        let attempt = leftOver < sent ? 1 : attempt
        let delay = policy.delayMilliseconds(after: attempt, jitter: clock.jitter())
        guard let delay, deadline.map({ clock.now().adding(milliseconds: Int64(delay)) < $0 }) ?? true else {
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
