package import SharedLayer

/// A transaction of the ledger view as the API tells it: one row of an export.
package struct TransactionRow: Codable, Sendable, Equatable {
    package let id: String
    package let kind: LedgerTransactionKind
    package let organizationID: String
    package let status: String
    /// The day in the books; see the technical design.
    package let bookedAt: Timestamp
    /// When what was told last happened.
    package let updatedAt: Timestamp
    package let partnerID: String?
    package let publisherID: String?
    package let mPassID: String?
    package let contractID: String?
    /// The charge's: of a charge its own, of a dispute that of the charge it is about.
    package let transactionID: String?
    /// Decimal numbers in `currency`.
    package let amount: String?
    package let currency: String?
    package let refund: String?
    package let charges: String?
    package let refunds: String?
    package let fees: String?
    package let net: String?
    package let periodStart: Timestamp?
    package let periodEnd: Timestamp?
    package let recordCount: Int?
    package let matched: Int?
    package let mismatched: Int?
    package let missingHere: Int?
    package let missingThere: Int?
    /// A code, then words: of a charge or a settlement that failed, of a dispute.
    package let reason: String?

    package enum CodingKeys: String, CodingKey, CaseIterable {
        case id, kind
        case organizationID = "organization_id"
        case status
        case bookedAt = "booked_at"
        case updatedAt = "updated_at"
        case partnerID = "partner_id"
        case publisherID = "publisher_id"
        case mPassID = "mpass_id"
        case contractID = "contract_id"
        case transactionID = "transaction_id"
        case amount, currency, refund, charges, refunds, fees, net
        case periodStart = "period_start"
        case periodEnd = "period_end"
        case recordCount = "record_count"
        case matched, mismatched
        case missingHere = "missing_here"
        case missingThere = "missing_there"
        case reason
    }
}
