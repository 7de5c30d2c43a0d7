package import SharedLayer

/// A contract as the API tells it.
package struct ContractSummary: Codable, Sendable, Equatable {
    package let organizationID: String
    package let contractID: String
    package let transactionID: String
    package let publisherID: String
    package let mPassID: String
    /// A decimal number with all digits of the currency's minor unit.
    package let amount: String
    package let currency: String
    package let period: String?
    package let status: ContractStatus
    package let statusReachedAt: Timestamp
    package let validatedAt: Timestamp
    package let partnerConfirmation: String?
    package let failureReason: String?

    private enum CodingKeys: String, CodingKey {
        case organizationID = "organization_id"
        case contractID = "contract_id"
        case transactionID = "transaction_id"
        case publisherID = "publisher_id"
        case mPassID = "mpass_id"
        case amount, currency, period, status
        case statusReachedAt = "status_reached_at"
        case validatedAt = "validated_at"
        case partnerConfirmation = "partner_confirmation"
        case failureReason = "failure_reason"
    }
}
