package import SharedLayer

/// Searches the ledger view.
package struct TransactionSearchService: Sendable {
    private let ledger: LedgerRepository
    private let tokens: PageTokens

    /// Keys that one query of an index reads.
    private static let pageKeysMax = 50
    /// Pages of an index that one request reads though nothing in them matched.
    private static let pagesMax = 200
    /// Settlements and reconciliations that are looked at for one charge: a year of daily ones of two partners.
    private static let coveringMax = 730

    package init(ledger: LedgerRepository, tokens: PageTokens) {
        self.ledger = ledger
        self.tokens = tokens
    }

    /// Rows until `limit`, until `take` has had enough, or until the index has been read long enough; and where to go on.
    ///
    /// A row that `take` was given belongs to the answer. Throws a `Problem` with 400 for a page token of another search; a
    /// `RepositoryError`, a `ParameterError`.
    package func search(_ search: TransactionSearch, take: (TransactionRow) -> Bool) async throws -> String? {
        var cursor = try await tokens.cursor(search.cursor)
        var (count, pages) = (0, 0)
        repeat {
            let keysMax = min(Self.pageKeysMax, search.limit - count)
            let page: RecordPage<LedgerTransactionModel>
            do {
                page = try await ledger.transactions.resolvedPage(
                    of: search.query, recordsMax: keysMax, from: cursor)
            } catch {
                guard error.code == .malformedCursor else { throw error }
                throw PageTokens.malformed
            }
            var hasEnough = false
            for transaction in page.records where search.matches(transaction) {
                count += 1
                if !take(TransactionRow(transaction)) { hasEnough = true }
            }
            (cursor, pages) = (page.cursor, pages + 1)
            if hasEnough { break }
        } while cursor != nil && count < search.limit && pages < Self.pagesMax
        return try await tokens.token(cursor)
    }

    /// A page for the API.
    package func page(_ search: TransactionSearch) async throws -> TransactionPage {
        var rows: [TransactionRow] = []
        let next = try await self.search(search) { row in
            rows.append(row)
            return true
        }
        return TransactionPage(transactions: rows, nextCursor: next)
    }

    /// Throws `notFound`, a `RepositoryError`.
    package func detail(_ reference: LedgerReference) async throws -> TransactionDetail {
        guard let transaction = try await ledger.transaction(reference) else {
            throw TransactionError(.notFound, "There is no transaction \(reference.partition).")
        }
        let log = try await ledger.events(of: reference)
        let events = log.map { event in
            TransactionDetail.Event(
                eventID: event.eventID, type: event.eventType, sequence: event.sequence,
                occurredAt: event.occurredAt, recordedAt: event.recordedAt)
        }
        guard case .charge(let charge) = transaction.content else {
            return TransactionDetail(
                transaction: TransactionRow(transaction), events: events, disputes: nil, totals: nil, coveredBy: nil)
        }
        let disputes = try await disputes(about: charge, of: reference.organizationID)
        return TransactionDetail(
            transaction: TransactionRow(transaction), events: events, disputes: disputes.map(TransactionRow.init),
            totals: TransactionDetail.Totals(transaction.content, disputes.map(\.content)),
            coveredBy: try await covering(charge, log, of: reference.organizationID).map(TransactionRow.init))
    }

    private func disputes(
        about charge: ChargeEventData, of organizationID: String
    ) async throws -> [LedgerTransactionModel] {
        var search = TransactionSearch(organizationID: organizationID)
        search.contractID = charge.contractID
        search.kind = .dispute
        return try await ledger.transactions.resolvedPage(
            of: search.query, recordsMax: Self.pageKeysMax
        ).records.filter { transaction in
            guard case .dispute(let dispute) = transaction.content else { return false }
            return dispute.transactionID == charge.transactionID
        }
    }

    /// The settlement that the charge came into, and the reconciliations in whose period it was booked.
    ///
    /// A settlement takes all that was delivered before its period's end and was not taken before: so it is the first one that
    /// ended after the delivery.
    private func covering(
        _ charge: ChargeEventData, _ events: [DomainEventRecordModel], of organizationID: String
    ) async throws -> [LedgerTransactionModel] {
        guard let partnerID = charge.partnerID else { return [] }
        let delivered = events.first { $0.eventType == ContractEventType.delivered.rawValue }?.occurredAt
        let settlement = try await booked(.settlement, from: charge.chargedAt, with: partnerID, of: organizationID)
            .first { transaction in
                guard let delivered, let period = transaction.content.period else { return false }
                return transaction.content.currency == charge.currency && period.upperBound > delivered
                    && transaction.content.status != SettlementStatus.rejected.rawValue
            }
        let reconciliations = try await booked(
            .reconciliation, from: charge.chargedAt, with: partnerID, of: organizationID
        ).filter { $0.content.period?.contains(charge.chargedAt) == true }
        return (settlement.map { [$0] } ?? []) + reconciliations
    }

    /// What was booked with a partner at a moment or later, the oldest first.
    private func booked(
        _ kind: LedgerTransactionKind, from moment: Timestamp, with partnerID: String, of organizationID: String
    ) async throws -> [LedgerTransactionModel] {
        let query = IndexQuery(
            .kindDate, partition: LedgerTransactionModel.list(organizationID, kind.rawValue), sort: .from(moment.text))
        return try await ledger.transactions.resolvedPage(of: query, recordsMax: Self.coveringMax).records.filter {
            $0.content.partnerID == partnerID
        }
    }
}
