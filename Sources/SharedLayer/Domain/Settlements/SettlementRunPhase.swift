/// How far the processing of a settlement has come.
package enum SettlementRunPhase: String, Codable, Sendable, CaseIterable {
    /// Entries are moved from the account into the settlement.
    case taking = "TAKING"
    /// Ledger lines are written for the entries that were taken; no other entry comes in.
    case posting = "POSTING"
    /// All lines are written; they are read again, summed up and hashed.
    case sealing = "SEALING"
    /// The settlement's state says how it ended.
    case ended = "ENDED"
}
