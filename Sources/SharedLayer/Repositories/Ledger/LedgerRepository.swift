/// The ledger view's transactions, and the log of events that they are made of, in one table.
package struct LedgerRepository: Sendable {
    /// For searches.
    package let transactions: BaseRepository<LedgerTransactionModel>
    private let log: BaseRepository<DomainEventRecordModel>
    private let transactor: RecordTransactor

    /// The longest history of one transaction: a record changes a dozen times in its life.
    package static let eventsMax = 1_000

    /// - Parameter makeToken: see `RecordTransactor`.
    package init(dynamo: DynamoClient, table: String, makeToken: @escaping @Sendable () -> String) {
        transactions = BaseRepository(dynamo: dynamo, table: table)
        log = BaseRepository(dynamo: dynamo, table: table)
        transactor = RecordTransactor(dynamo: dynamo, makeToken: makeToken)
    }

    package func transaction(_ reference: LedgerReference) async throws(RepositoryError) -> LedgerTransactionModel? {
        try await transactions.get(LedgerTransactionModel.key(reference))
    }

    /// What was told about a transaction, oldest first. Throws `tooManyItems` beyond `eventsMax`.
    package func events(of reference: LedgerReference) async throws(RepositoryError) -> [DomainEventRecordModel] {
        try await log.query(
            partition: reference.partition, prefix: DomainEventRecordModel.sortPrefix, itemsMax: Self.eventsMax)
    }

    /// Writes an event into the log and what follows from it into the view, both or neither. False: it is there already.
    ///
    /// Throws `alreadyExists` when another event has its number, `versionConflict` when somebody else changed the transaction
    /// since it was read, `service`, `malformedRecord`.
    package func append(_ event: DomainEventRecordModel) async throws(RepositoryError) -> Bool {
        let known = try await transaction(event.reference)
        var write = RecordTransaction()
        try write.insert(event, in: log.table)
        if let changed = known.map({ $0.applying(event) }) ?? LedgerTransactionModel(event) {
            try write.save(changed, in: transactions.table)
        }
        do {
            try await transactor.commit(write)
            return true
        } catch {
            guard let conflict = error.conflicts.first(where: { $0.key == event.key }),
                conflict.reason == .alreadyExists
            else { throw error.isContention ? Self.contended(event, error) : error }
            guard let found = try await log.get(event.key), found.eventID == event.eventID else {
                throw RepositoryError(
                    .alreadyExists, "another event has the number \(event.sequence)", key: event.key, cause: error)
            }
            return false
        }
    }

    /// Makes a transaction anew from its events. False: it was as they say.
    ///
    /// Throws `versionConflict` when somebody else changed it meanwhile, `tooManyItems`, `service`, `malformedRecord`.
    package func rebuild(_ reference: LedgerReference) async throws(RepositoryError) -> Bool {
        // Read before the log: an event that is written in between changes the version, and this saves nothing.
        let known = try await transaction(reference)
        guard var made = LedgerTransactionModel(try await events(of: reference)) else { return false }
        if let known {
            if known.tellsTheSame(as: made) { return false }
            made.version = known.version
        }
        _ = try await transactions.save(made)
        return true
    }

    /// The transactions that a part of the log is about, in the table's own order; `after` is where the part before ended.
    ///
    /// One whose events lie on both sides of an end is in both parts. Throws `service`, `malformedRecord`.
    package func logged(
        after: RecordKey?, itemsMax: Int
    ) async throws(RepositoryError) -> (references: [LedgerReference], end: RecordKey?) {
        let scan = DynamoScan(
            table: log.table,
            filter: .beginsWith(DynamoPath(RecordItem.sortKey), DomainEventRecordModel.sortPrefix),
            pageItemsMax: itemsMax, isConsistent: true, startKey: after.map(RecordItem.key))
        var pages = log.dynamo.pages(of: scan).makeAsyncIterator()
        let page: DynamoPage?
        do {
            page = try await pages.next()
        } catch {
            throw RepositoryError(.service, "scan of \(log.table)", cause: error)
        }
        var references: [LedgerReference] = []
        for item in page?.items ?? [] {
            let event: DomainEventRecordModel = try RecordItem.record(from: item)
            if references.last != event.reference { references.append(event.reference) }
        }
        return (references, page?.lastKey.flatMap(RecordItem.key(of:)))
    }

    private static func contended(_ event: DomainEventRecordModel, _ cause: RepositoryError) -> RepositoryError {
        RepositoryError(
            .versionConflict, "the transaction changed since it was read", key: event.key,
            conflicts: cause.conflicts, cause: cause)
    }
}

extension RepositoryError {
    /// Somebody else was faster, and trying again may help.
    fileprivate var isContention: Bool {
        !conflicts.isEmpty && conflicts.allSatisfy { [.otherVersion, .alreadyExists, .contended].contains($0.reason) }
    }
}
