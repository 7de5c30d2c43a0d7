/// What a domain has told about one of its records, in that domain's own words.
package enum LedgerContent: Sendable, Equatable {
    case charge(ChargeEventData)
    case dispute(DisputeEventData)
    case settlement(SettlementEventData)
    case reconciliation(ReconciliationEventData)

    package var kind: LedgerTransactionKind {
        switch self {
        case .charge: .charge
        case .dispute: .dispute
        case .settlement: .settlement
        case .reconciliation: .reconciliation
        }
    }

    /// What the record is called in the ledger view.
    package var identifier: String {
        switch self {
        case .charge(let charge): charge.transactionID
        case .dispute(let dispute): dispute.disputeID
        case .settlement(let settlement): settlement.settlementID
        case .reconciliation(let reconciliation): reconciliation.reconciliationID
        }
    }

    package var status: String {
        switch self {
        case .charge(let charge): charge.status
        case .dispute(let dispute): dispute.status
        case .settlement(let settlement): settlement.status
        case .reconciliation(let reconciliation): reconciliation.status
        }
    }

    package var partnerID: String? {
        switch self {
        case .charge(let charge): charge.partnerID
        case .dispute(let dispute): dispute.partnerID
        case .settlement(let settlement): settlement.partnerID
        case .reconciliation(let reconciliation): reconciliation.partnerID
        }
    }

    package var contractID: String? {
        switch self {
        case .charge(let charge): charge.contractID
        case .dispute(let dispute): dispute.contractID
        case .settlement, .reconciliation: nil
        }
    }

    package var mPassID: String? {
        if case .charge(let charge) = self { charge.mPassID } else { nil }
    }

    package var currency: String? {
        switch self {
        case .charge(let charge): charge.currency
        case .dispute(let dispute): dispute.currency
        case .settlement(let settlement): settlement.currency
        case .reconciliation: nil
        }
    }

    /// The day in the books: when a charge was accepted or a dispute opened; the end of the period that a settlement or a
    /// reconciliation is about. It is the same in all events of one record, so that an entry never moves.
    package var bookedAt: Timestamp {
        switch self {
        case .charge(let charge): charge.chargedAt
        case .dispute(let dispute): dispute.openedAt
        case .settlement(let settlement): settlement.periodEnd
        case .reconciliation(let reconciliation): reconciliation.periodEnd
        }
    }

    /// The period of a settlement or a reconciliation: its start belongs to it, its end does not.
    package var period: Range<Timestamp>? {
        switch self {
        case .settlement(let settlement) where settlement.periodStart < settlement.periodEnd:
            settlement.periodStart..<settlement.periodEnd
        case .reconciliation(let reconciliation) where reconciliation.periodStart < reconciliation.periodEnd:
            reconciliation.periodStart..<reconciliation.periodEnd
        default: nil
        }
    }
}
