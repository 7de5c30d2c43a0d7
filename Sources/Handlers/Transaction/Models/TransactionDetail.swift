package import SharedLayer

/// A transaction with all that the ledger knows of it.
package struct TransactionDetail: Encodable, Sendable {
    package let transaction: TransactionRow
    /// What its domain told, oldest first.
    package let events: [Event]
    /// Of a charge: the disputes about it.
    package let disputes: [TransactionRow]?
    /// Of a charge: what accepted disputes gave back, and what is left.
    package let totals: Totals?
    /// Of a charge: the settlement that it came into, and the reconciliations with its partner in whose period it was booked.
    package let coveredBy: [TransactionRow]?

    package struct Event: Encodable, Sendable {
        package let eventID: String
        package let type: String
        package let sequence: Int
        package let occurredAt: Timestamp
        package let recordedAt: Timestamp

        private enum CodingKeys: String, CodingKey {
            case eventID = "event_id"
            case type, sequence
            case occurredAt = "occurred_at"
            case recordedAt = "recorded_at"
        }
    }

    package struct Totals: Encodable, Sendable, Equatable {
        /// Decimal numbers in the charge's currency.
        package let refunded: String
        package let remaining: String
    }

    private enum CodingKeys: String, CodingKey {
        case transaction, events, disputes, totals
        case coveredBy = "covered_by"
    }
}
