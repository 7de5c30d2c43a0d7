package enum ReconciliationStatus: String, Codable, Sendable, CaseIterable {
    case received = "RECEIVED"
    case matching = "MATCHING"
    /// Every record has its outcome.
    case matched = "MATCHED"
    /// The report is generated.
    case reported = "REPORTED"
    /// The partner has it.
    case responded = "RESPONDED"
    case failed = "FAILED"
}
