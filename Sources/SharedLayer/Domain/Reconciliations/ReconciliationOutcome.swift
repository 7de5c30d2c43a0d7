/// How a record ended.
package enum ReconciliationOutcome: String, Codable, Sendable, CaseIterable {
    case matched = "MATCHED"
    /// There on both sides, with fields that differ.
    case mismatched = "MISMATCHED"
    /// The partner has it, we do not.
    case missingHere = "MISSING_HERE"
    /// We have it, the partner does not.
    case missingThere = "MISSING_THERE"
    case duplicate = "DUPLICATE"
}
