/// What a ledger line was posted for.
package enum LedgerEntryKind: String, Codable, Sendable, CaseIterable {
    case charge = "CHARGE"
    case refund = "REFUND"
    case fee = "FEE"
    case payout = "PAYOUT"
    case adjustment = "ADJUSTMENT"
}
