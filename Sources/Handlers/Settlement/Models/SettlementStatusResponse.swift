package import SharedLayer

/// Where a settlement stands: its sums, once it was booked, and its history.
package struct SettlementStatusResponse: Sendable, Encodable {
    package let settlementID: String
    package let organizationID: String
    package let partnerID: String
    package let currency: String
    package let origin: SettlementOrigin
    package let status: SettlementStatus
    package let statusReachedAt: Timestamp
    package let createdAt: Timestamp
    package let periodStart: Timestamp
    package let periodEnd: Timestamp
    package let templateVersion: String
    /// Decimal numbers in `currency`.
    package let charges: String?
    package let refunds: String?
    package let fees: String?
    package let broughtForward: String?
    package let net: String?
    package let lineCount: Int
    package let linesHash: String?
    package let partnerConfirmation: String?
    package let failureReason: String?
    package let history: [Change]

    /// One event of the audit trail.
    package struct Change: Sendable, Encodable {
        package let sequence: Int
        package let type: SettlementEventType
        package let at: Timestamp
        package let details: [String: String]
        package let hash: String
    }

    package init(_ settlement: SettlementModel, history events: [SettlementEventModel]) {
        settlementID = settlement.reference.settlementID
        organizationID = settlement.reference.organizationID
        partnerID = settlement.partnerID
        currency = settlement.currency.code
        origin = settlement.origin
        status = settlement.status
        statusReachedAt = settlement.statusReachedAt
        createdAt = settlement.createdAt
        periodStart = settlement.periodStart
        periodEnd = settlement.periodEnd
        templateVersion = settlement.templateVersion
        charges = settlement.charges?.decimalText
        refunds = settlement.refunds?.decimalText
        fees = settlement.fees?.decimalText
        broughtForward = settlement.broughtForward?.decimalText
        net = settlement.net?.decimalText
        lineCount = settlement.lineCount
        linesHash = settlement.linesHash
        partnerConfirmation = settlement.partnerConfirmation
        failureReason = settlement.failureReason
        history = events.map {
            Change(sequence: $0.sequence, type: $0.type, at: $0.at, details: $0.details, hash: $0.hash)
        }
    }

    private enum CodingKeys: String, CodingKey {
        case settlementID = "settlement_id"
        case organizationID = "organization_id"
        case partnerID = "partner_id"
        case currency, origin, status
        case statusReachedAt = "status_reached_at"
        case createdAt = "created_at"
        case periodStart = "period_start"
        case periodEnd = "period_end"
        case templateVersion = "template_version"
        case charges, refunds, fees
        case broughtForward = "brought_forward"
        case net
        case lineCount = "line_count"
        case linesHash = "lines_sha256"
        case partnerConfirmation = "partner_confirmation"
        case failureReason = "failure_reason"
        case history
    }
}
