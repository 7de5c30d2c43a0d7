/// Where a record of either side came to stand, for the sums that prove a reconciliation.
package enum RecordEnd: String, Codable, Sendable, CaseIterable {
    /// Read, from the partner's file or from our ledger: what all the others must add up to.
    case read = "READ"
    case matched = "MATCHED"
    case mismatched = "MISMATCHED"
    case missingHere = "MISSING_HERE"
    case missingThere = "MISSING_THERE"
    case duplicate = "DUPLICATE"
    /// Ours, of a day just outside of the period: it was there for the partner's records near the edge, and none wanted it.
    case outsidePeriod = "OUTSIDE_PERIOD"
    /// Handed on from a part with a shared key to one without.
    case left = "LEFT"
}
