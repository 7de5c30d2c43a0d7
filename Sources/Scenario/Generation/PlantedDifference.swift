/// In what a partner's file differs from what was charged, on purpose.
package enum PlantedDifference: String, CaseIterable, Sendable {
    /// The partner has another amount.
    case amount = "AMOUNT"
    /// The partner booked it a day later: within what partners usually tolerate.
    case date = "DATE"
    /// The same record twice.
    case duplicate = "DUPLICATE"
    /// The partner does not have it.
    case missingThere = "MISSING_THERE"
    /// The partner has a record that nobody here charged.
    case missingHere = "MISSING_HERE"
    /// One charge of ours is two records of theirs, which add up to it.
    case split = "SPLIT"
}
