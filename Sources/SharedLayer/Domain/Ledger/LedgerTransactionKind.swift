/// What an entry of the ledger view is about.
package enum LedgerTransactionKind: String, Codable, Sendable, CaseIterable {
    case charge = "CHARGE"
    case dispute = "DISPUTE"
    case settlement = "SETTLEMENT"
    case reconciliation = "RECONCILIATION"
}
