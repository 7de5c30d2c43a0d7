package import SharedLayer

/// The answer to an accepted reconciliation, and to every repeat of it.
package struct ReconciliationResponse: Sendable, Equatable, Encodable {
    package let reconciliationID: String
    package let status: ReconciliationStatus
    package let receivedAt: Timestamp

    /// About the acceptance, so that a repeat gets the same one however far the reconciliation has come since.
    package init(acceptedAs reconciliation: ReconciliationModel) {
        reconciliationID = reconciliation.reference.reconciliationID
        status = .received
        receivedAt = reconciliation.createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case reconciliationID = "reconciliation_id"
        case status
        case receivedAt = "received_at"
    }
}
