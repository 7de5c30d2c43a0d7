/// What is told about a reconciliation.
package struct ReconciliationEventData: Codable, Sendable, Equatable {
    package let reconciliationID: String
    package let partnerID: String
    package let periodStart: Timestamp
    package let periodEnd: Timestamp
    package let status: String
    /// Records that the partner sent.
    package let recordCount: Int
    package let matched: Int
    package let mismatched: Int
    package let missingHere: Int
    package let missingThere: Int
    package let reason: String?

    package init(_ reconciliation: ReconciliationModel) {
        reconciliationID = reconciliation.reference.reconciliationID
        partnerID = reconciliation.partnerID
        periodStart = reconciliation.periodStart
        periodEnd = reconciliation.periodEnd
        status = reconciliation.status.rawValue
        recordCount = reconciliation.recordCount
        matched = reconciliation.counts.matched
        mismatched = reconciliation.counts.mismatched
        missingHere = reconciliation.counts.missingHere
        missingThere = reconciliation.counts.missingThere
        reason = reconciliation.failureReason
    }

    private enum CodingKeys: String, CodingKey {
        case reconciliationID = "reconciliation_id"
        case partnerID = "partner_id"
        case periodStart = "period_start"
        case periodEnd = "period_end"
        case status
        case recordCount = "record_count"
        case matched, mismatched
        case missingHere = "missing_here"
        case missingThere = "missing_there"
        case reason
    }
}
