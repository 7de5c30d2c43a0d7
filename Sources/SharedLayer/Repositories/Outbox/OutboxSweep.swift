/// One walk through an outbox's index.
///
/// The index's partitions take turns, page by page, and the first one is another each minute: what cannot be sent in one of them does
/// not keep the others.
struct OutboxSweep {
    private let outbox: Outbox
    private let cutoff: Timestamp
    private let itemsMax: Int
    private let mayGoOn: @Sendable () -> Bool
    private var report = SweepReport()
    /// Aggregates whose items were sent, or tried, in this sweep.
    private var visited: Set<String> = []

    private static let pageKeysMax = 100

    init(outbox: Outbox, cutoff: Timestamp, itemsMax: Int, mayGoOn: @escaping @Sendable () -> Bool) {
        self.outbox = outbox
        self.cutoff = cutoff
        self.itemsMax = itemsMax
        self.mayGoOn = mayGoOn
    }

    mutating func run() async throws(RepositoryError) -> SweepReport {
        let items = BaseRepository<OutboxItem>(dynamo: outbox.dynamo, table: outbox.table)
        var shards = shardsInTurn().map { shard in
            items.pages(
                of: IndexQuery(.outbox, partition: shard, sort: .before(cutoff.text)), pageKeysMax: Self.pageKeysMax
            ).makeAsyncIterator()
        }
        while !shards.isEmpty {
            var left: [IndexPages<OutboxItem>.Iterator] = []
            for var shard in shards {
                guard report.found < itemsMax, mayGoOn() else { return report }
                guard let page = try await shard.next() else { continue }
                await send(page)
                left.append(shard)
            }
            shards = left
        }
        return report
    }

    private func shardsInTurn() -> [String] {
        let minute = Int(cutoff.secondsSince1970 / 60)
        let shards = OutboxItem.shards
        return shards.indices.map { shards[($0 + minute) % shards.count] }
    }

    private mutating func send(_ page: IndexPage<OutboxItem>) async {
        report.found += page.keys.count
        for key in page.keys where mayGoOn() && visited.insert(key.partition).inserted {
            await sendItems(in: key.partition)
        }
    }

    /// What the index lists is read again, consistently, with all that is to go before it.
    private mutating func sendItems(in partition: String) async {
        let items: [OutboxItem]
        do {
            items = try await outbox.items(in: partition)
        } catch {
            report.failures.append(error.description)
            return
        }
        var stopped: Set<OutboxDestination> = []
        for item in items where item.createdAt < cutoff && !stopped.contains(item.destination) {
            guard mayGoOn() else { return }
            do {
                if try await sendClaimed(item) {
                    report.sent += 1
                    continue
                }
                report.claimedElsewhere += 1
            } catch {
                report.failures.append(error.description)
            }
            stopped.insert(item.destination)
        }
    }

    /// False when another sweep has the item.
    private func sendClaimed(_ item: OutboxItem) async throws(RepositoryError) -> Bool {
        let until = outbox.now().adding(seconds: Outbox.claimSeconds)
        guard try await claim(item, until: until) else { return false }
        do {
            try await outbox.send(item)
            return true
        } catch {
            await release(item, until)
            throw error
        }
    }

    private func claim(_ item: OutboxItem, until: Timestamp) async throws(RepositoryError) -> Bool {
        do {
            try await outbox.dynamo.updateItem(
                RecordItem.key(item.key), in: outbox.table, update: [.set("claimedUntil", .string(until.text))],
                condition: .and(
                    .equals("createdAt", .string(item.createdAt.text)),
                    .any([
                        .attributeNotExists("claimedUntil"),
                        .lessThanOrEquals("claimedUntil", .string(outbox.now().text)),
                    ])))
            return true
        } catch  where error.isConditionalCheckFailed {
            return false
        } catch {
            throw RepositoryError(.service, "the outbox claims \(item.key)", key: item.key, cause: error)
        }
    }

    /// Lets the next sweep try at once; where that fails, the claim ends by itself.
    private func release(_ item: OutboxItem, _ until: Timestamp) async {
        _ = try? await outbox.dynamo.updateItem(
            RecordItem.key(item.key), in: outbox.table, update: [.remove("claimedUntil")],
            condition: .equals("claimedUntil", .string(until.text)))
    }
}
