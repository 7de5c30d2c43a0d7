/// Which way the money of a record went.
package enum LedgerRecordKind: String, Codable, Sendable, CaseIterable {
    /// The partner collected it.
    case charge = "CHARGE"
    /// The partner gave it back.
    case refund = "REFUND"
}
