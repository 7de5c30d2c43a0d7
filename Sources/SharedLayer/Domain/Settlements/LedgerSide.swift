/// A side of an account in double entry.
package enum LedgerSide: String, Codable, Sendable, CaseIterable {
    case debit = "DEBIT"
    case credit = "CREDIT"
}
