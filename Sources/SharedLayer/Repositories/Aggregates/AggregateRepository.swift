/// Aggregates of one kind in their stack's table, with their events and what waits in their outbox.
///
/// State, events and outbox items are written in one transaction (docs/adr/0008-access-patterns.md).
///
/// It has no `save`: a state changes with an event, or not at all.
package struct AggregateRepository<Aggregate: AggregateModel>: Sendable {
    /// For queries.
    package let base: BaseRepository<Aggregate>
    private let transactor: RecordTransactor

    /// The longest history that is read at once.
    package static var eventsMax: Int { 1_000 }

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        base = BaseRepository(dynamo: dynamo, table: table)
        transactor = RecordTransactor(dynamo: dynamo, makeToken: makeToken)
    }

    package func get(_ reference: Aggregate.Reference) async throws(RepositoryError) -> Aggregate? {
        try await base.get(Aggregate.key(reference))
    }

    /// The history, oldest first. Throws `tooManyItems` beyond `eventsMax`.
    package func events(of reference: Aggregate.Reference) async throws(RepositoryError) -> [Aggregate.Event] {
        try await parts().query(
            partition: reference.partition, prefix: Aggregate.Event.sortPrefix, itemsMax: Self.eventsMax)
    }

    package func request(
        of reference: Aggregate.Reference
    ) async throws(RepositoryError) -> SignedRequest<Aggregate.Reference>? {
        try await parts().get(SignedRequest.key(reference))
    }

    package func document(
        of reference: Aggregate.Reference
    ) async throws(RepositoryError) -> SignedDocument<Aggregate.Reference>? {
        try await parts().get(SignedDocument.key(reference))
    }

    package func delivery(
        _ deliveryID: String, of reference: Aggregate.Reference
    ) async throws(RepositoryError) -> AggregateDelivery<Aggregate.Reference>? {
        try await parts().get(AggregateDelivery.key(reference, deliveryID: deliveryID))
    }

    /// Counts an attempt on a delivery. Throws `versionConflict`.
    package func save(
        _ delivery: AggregateDelivery<Aggregate.Reference>
    ) async throws(RepositoryError) -> AggregateDelivery<Aggregate.Reference> {
        try await parts().save(delivery)
    }

    /// An organization's aggregates by the date on which they came to be; see `IndexPage`.
    package func search(
        organizationID: String, status: Aggregate.Status? = nil, dates: SortRange = .all, isAscending: Bool = false
    ) -> IndexQuery {
        if let status {
            return IndexQuery(
                .statusDate, partition: Aggregate.listStatus(organizationID, status), sort: dates,
                isAscending: isAscending)
        }
        return IndexQuery(.organizationDate, partition: organizationID, sort: dates, isAscending: isAscending)
    }

    /// What was due before a moment, a page of keys at a time, shard after shard: read each again before its turn.
    package func due(before moment: Timestamp) -> [IndexPages<Aggregate>] {
        KeyShard.all("DEADLINE").map { shard in
            base.pages(of: IndexQuery(.deadline, partition: shard, sort: .before(moment.text)))
        }
    }

    /// Writes a change, and gives back the aggregate with its new version.
    ///
    /// Throws what `RecordTransactor.commit` throws: for the aggregate itself `versionConflict`, or `alreadyExists` when it was
    /// to be new; `malformedRecord`.
    package func apply(_ change: AggregateChange<Aggregate>) async throws(RepositoryError) -> Aggregate {
        try change.aggregate.checkEnd(change.events)
        var transaction = RecordTransaction()
        let saved = try transaction.save(change.aggregate, in: base.table)
        for event in change.events { try transaction.insert(event, in: base.table) }
        transaction.append(change.others)
        for item in change.outbox { try transaction.put(item, in: base.table) }
        try await transactor.commit(transaction)
        return saved
    }

    /// Another kind of record in the same table.
    package func parts<Part: RecordModel>() -> BaseRepository<Part> {
        BaseRepository(dynamo: base.dynamo, table: base.table)
    }
}

extension AggregateModel {
    /// Throws `malformedRecord` unless the events are those that led to this state: each linked to the one before.
    func checkEnd(_ events: [Event]) throws(RepositoryError) {
        var sequence = lastEventSequence
        var hash = lastEventHash
        for event in events.reversed() {
            guard event.reference == reference, event.sequence == sequence, event.hash == hash else {
                throw RepositoryError(.malformedRecord, "\(key) does not end in the change's events", key: key)
            }
            sequence -= 1
            hash = event.previousHash
        }
        guard !events.isEmpty else {
            throw RepositoryError(.malformedRecord, "\(key) is to change without an event", key: key)
        }
    }
}
