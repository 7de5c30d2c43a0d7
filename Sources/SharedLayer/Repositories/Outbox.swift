/// Sends the messages that transactions left in a table, and removes each once it is sent.
///
/// A message may be sent twice (a kill between sending and removing), never not at all: consumers are idempotent.
package struct Outbox: Sendable {
    private let dynamo: DynamoClient
    private let table: String
    private let client: QueueClient
    private let queues: [OutboxQueue]

    package init(
        dynamo: DynamoClient, table: String, client: QueueClient, queues: [OutboxQueue]
    ) {
        self.dynamo = dynamo
        self.table = table
        self.client = client
        self.queues = queues
    }

    /// Throws `unknownDestination`, `service`: the item stays for the sweeper then.
    package func send(_ item: OutboxItem) async throws(RepositoryError) {
        guard let url = queueURL(item.destination) else {
            throw RepositoryError(.unknownDestination, "no queue for \(item.destination.rawValue)")
        }
        do {
            try await client.send(item.body, to: url)
            try await dynamo.deleteItem(
                RecordItem.key(item.key), from: table,
                condition: .equals("createdAt", .string(item.createdAt.text)))
        } catch  where error.isConditionalCheckFailed {
            // Somebody else has removed it, or a later message took its place.
        } catch {
            throw RepositoryError(.service, "outbox of \(item.reference.partition)", cause: error)
        }
    }

    /// What a contract's transactions left over. Throws `service`, `malformedRecord`.
    package func items(of reference: ContractReference) async throws(RepositoryError) -> [OutboxItem] {
        try await BaseRepository(dynamo: dynamo, table: table)
            .query(partition: reference.partition, prefix: OutboxItem.sortPrefix)
    }

    /// Sends what a contract's transactions left over, as far as this function has the queues for it: the sweeper has all.
    package func sendLeftOver(of reference: ContractReference) async throws(RepositoryError) {
        for item in try await items(of: reference) where queueURL(item.destination) != nil { try await send(item) }
    }

    /// Sends what is older than `cutoff` in every contract, at most `itemsMax` items, as long as `mayGoOn` says so.
    ///
    /// One item that cannot be sent does not keep the others. Throws `service` when the index cannot be read.
    package func sweep(
        before cutoff: Timestamp, itemsMax: Int = 1_000, while mayGoOn: @Sendable () -> Bool = { true }
    ) async throws(RepositoryError) -> SweepReport {
        var report = SweepReport()
        for shard in OutboxItem.shards {
            var query = DynamoQuery(
                table: table, index: OutboxItem.index,
                key: DynamoKeyCondition(
                    "outboxPartition", .string(shard), sort: .lessThan("createdAt", .string(cutoff.text))),
                pageItemsMax: Self.pageItemsMax, isConsistent: false)
            repeat {
                guard report.found < itemsMax, mayGoOn() else { return report }
                let page: DynamoPage
                do {
                    page = try await dynamo.query(query)
                } catch {
                    throw RepositoryError(.service, "\(OutboxItem.index) of \(table)", cause: error)
                }
                for item in page.items where mayGoOn() { await sweep(item, &report) }
                query.startKey = page.lastKey
            } while query.startKey != nil
        }
        return report
    }

    /// An index lags behind its table, so each item is read again, consistently, before it is sent.
    private func sweep(_ item: DynamoItem, _ report: inout SweepReport) async {
        report.found += 1
        do {
            let listed: OutboxItem = try RecordItem.record(from: item)
            let items = BaseRepository<OutboxItem>(dynamo: dynamo, table: table)
            guard let current = try await items.get(listed.key) else { return }
            try await send(current)
            report.sent += 1
        } catch {
            report.failures.append(error.description)
        }
    }

    private func queueURL(_ destination: OutboxDestination) -> String? {
        queues.first { $0.destination == destination }?.url
    }

    private static let pageItemsMax = 100
}
