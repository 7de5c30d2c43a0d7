package enum ReconciliationEventType: String, Codable, Sendable, CaseIterable {
    case received = "RECONCILIATION_RECEIVED"
    case matchingStarted = "MATCHING_STARTED"
    case matched = "RECORDS_MATCHED"
    case reported = "REPORT_GENERATED"
    case responded = "PARTNER_RESPONDED"
    case failed = "RECONCILIATION_FAILED"
}
