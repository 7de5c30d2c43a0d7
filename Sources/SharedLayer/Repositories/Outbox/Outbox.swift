/// Sends the messages that transactions left in a table, and removes each once it is sent.
///
/// A message may be sent twice (a kill between sending and removing), never not at all: consumers are idempotent. Messages about
/// events reach each destination in the events' order as long as it is this outbox's `sendLeftOver` or sweeper that sends them.
package struct Outbox: Sendable {
    let dynamo: DynamoClient
    let table: String
    let now: @Sendable () -> Timestamp
    private let senders: [OutboxDestination: any OutboxSender]

    /// How long a sweep has an item to itself: longer than a send takes with all its repeats.
    package static let claimSeconds: Int64 = 60
    /// Items that one aggregate may have waiting.
    static let itemsPerAggregateMax = 1_000

    package init(
        dynamo: DynamoClient, table: String, senders: [OutboxDestination: any OutboxSender],
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        self.dynamo = dynamo
        self.table = table
        self.senders = senders
        self.now = now
    }

    /// An outbox all of whose destinations are queues.
    package init(
        dynamo: DynamoClient, table: String, client: QueueClient, queues: [OutboxQueue],
        now: @escaping @Sendable () -> Timestamp = Timestamp.now
    ) {
        let senders = queues.map { ($0.destination, QueueOutboxSender(client, url: $0.url) as any OutboxSender) }
        self.init(
            dynamo: dynamo, table: table, senders: Dictionary(senders) { first, _ in first }, now: now)
    }

    /// Throws `unknownDestination`, `service`: the item stays for the sweeper then.
    package func send(_ item: OutboxItem) async throws(RepositoryError) {
        try await deliver(item)
        try await remove(item)
    }

    /// Gives the item to its destination and leaves it in the table. Throws `unknownDestination`, `service`.
    func deliver(_ item: OutboxItem) async throws(RepositoryError) {
        guard let sender = senders[item.destination] else {
            throw RepositoryError(.unknownDestination, "no sender for \(item.destination.rawValue)", key: item.key)
        }
        do {
            try await sender.send(item)
        } catch {
            throw RepositoryError(.service, "the outbox sends \(item.key)", key: item.key, cause: error)
        }
    }

    /// What an aggregate's transactions left over, in the order in which it is to be sent.
    ///
    /// Throws `service`, `malformedRecord`, `tooManyItems`.
    package func items(of reference: some AggregateReference) async throws(RepositoryError) -> [OutboxItem] {
        try await items(in: reference.partition)
    }

    /// Sends what an aggregate's transactions left over, as far as this function has the senders for it and no sweep is at it: the
    /// sweeper has all.
    package func sendLeftOver(of reference: some AggregateReference) async throws(RepositoryError) {
        let now = now()
        for item in try await items(of: reference)
        where senders[item.destination] != nil && !item.isClaimed(at: now) {
            try await send(item)
        }
    }

    /// Sends what is older than `cutoff` anywhere in the table, at most about `itemsMax` items, as long as `mayGoOn` says so.
    ///
    /// Several sweeps may run at once: each claims an item before it sends it. One item that cannot be sent keeps only those
    /// that must follow it. Throws `service` when the index cannot be read.
    package func sweep(
        before cutoff: Timestamp, itemsMax: Int = 1_000, while mayGoOn: @escaping @Sendable () -> Bool = { true }
    ) async throws(RepositoryError) -> SweepReport {
        var sweep = OutboxSweep(outbox: self, cutoff: cutoff, itemsMax: itemsMax, mayGoOn: mayGoOn)
        return try await sweep.run()
    }

    func items(in partition: String) async throws(RepositoryError) -> [OutboxItem] {
        try await BaseRepository(dynamo: dynamo, table: table)
            .query(partition: partition, prefix: OutboxItem.sortPrefix, itemsMax: Self.itemsPerAggregateMax)
    }
}

extension OutboxItem {
    func isClaimed(at now: Timestamp) -> Bool { claimedUntil.map { $0 > now } ?? false }
}
