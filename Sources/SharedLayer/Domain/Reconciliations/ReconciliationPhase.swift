/// What a reconciliation that is being matched waits for.
package enum ReconciliationPhase: String, Codable, Sendable, CaseIterable {
    /// For its slices, which bring records that can match into the same bucket.
    case scattering = "SCATTERING"
    /// For the parts of records that share a key.
    case matchingKeyed = "MATCHING_KEYED"
    /// For the parts of records that share none, or that found nobody.
    case matchingRest = "MATCHING_REST"
    /// Every record has its end.
    case collected = "COLLECTED"
}
