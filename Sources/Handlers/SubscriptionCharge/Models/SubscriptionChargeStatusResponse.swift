package import SharedLayer

/// How a charge stands, how it came to that, and for which other periods its contract was charged.
package struct SubscriptionChargeStatusResponse: Sendable, Equatable, Encodable {
    package let contractID: String
    package let organizationID: String
    package let transactionID: String
    package let period: String?
    package let billingCycle: BillingCycle
    package let status: ContractStatus
    /// When `status` was reached.
    package let processedAt: Timestamp
    package let validatedAt: Timestamp
    package let publisherID: String
    package let mPassID: String
    package let amount: String
    package let currency: String
    package let templateID: String?
    package let templateVersion: Int?
    package let partnerConfirmation: String?
    package let failureReason: String?
    package let history: [HistoryEntry]
    /// The latest first.
    package let charges: [PeriodEntry]

    /// One change of the charge.
    package struct HistoryEntry: Sendable, Equatable, Encodable {
        package let sequence: Int
        package let type: ContractEventType
        package let at: Timestamp
        package let details: [String: String]
        package let hash: String
    }

    /// A charge of the same contract.
    package struct PeriodEntry: Sendable, Equatable, Encodable {
        package let period: String?
        package let transactionID: String
        package let chargedAt: Timestamp

        enum CodingKeys: String, CodingKey {
            case period
            case transactionID = "transaction_id"
            case chargedAt = "charged_at"
        }
    }

    /// Throws a `ShapeError`, which a contract that was stored does not have.
    package init(
        _ contract: ContractModel, history: [ContractEventModel], periods: [ContractPeriodModel]
    ) throws(ShapeError) {
        contractID = contract.reference.contractID
        organizationID = contract.reference.organizationID
        transactionID = contract.transactionID
        period = contract.period
        billingCycle = BillingCycle(of: contract.period)
        status = contract.status
        processedAt = contract.statusReachedAt
        validatedAt = contract.validatedAt
        publisherID = contract.publisherID
        mPassID = contract.mPassID
        amount = try contract.money.decimalText
        currency = contract.currency.code
        templateID = contract.templateID
        templateVersion = contract.templateVersion
        partnerConfirmation = contract.partnerConfirmation
        failureReason = contract.failureReason
        self.history = history.map { event in
            HistoryEntry(
                sequence: event.sequence, type: event.type, at: event.at, details: event.details, hash: event.hash)
        }
        charges = periods.map { period in
            PeriodEntry(
                period: period.reference.period, transactionID: period.transactionID, chargedAt: period.chargedAt)
        }
    }

    enum CodingKeys: String, CodingKey {
        case contractID = "contract_id"
        case organizationID = "organization_id"
        case transactionID = "transaction_id"
        case period
        case billingCycle = "billing_cycle"
        case status
        case processedAt = "processed_at"
        case validatedAt = "validated_at"
        case publisherID = "publisher_id"
        case mPassID = "mpass_id"
        case amount
        case currency
        case templateID = "template"
        case templateVersion = "template_version"
        case partnerConfirmation = "partner_confirmation"
        case failureReason = "failure_reason"
        case history
        case charges
    }
}
