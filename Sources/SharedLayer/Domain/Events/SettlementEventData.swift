/// What is told about a settlement.
package struct SettlementEventData: Codable, Sendable, Equatable {
    package let settlementID: String
    package let partnerID: String
    package let currency: String
    package let origin: String
    package let periodStart: Timestamp
    package let periodEnd: Timestamp
    package let status: String
    /// Decimal numbers in `currency`, once it was processed; `net` is negative when the partner pays.
    package let charges: String?
    package let refunds: String?
    package let fees: String?
    package let net: String?
    /// What earlier settlements carried forward, zero or less; `net` has it in.
    package let broughtForward: String?
    package let reason: String?

    package init(_ settlement: SettlementModel) {
        settlementID = settlement.reference.settlementID
        partnerID = settlement.partnerID
        currency = settlement.currency.code
        origin = settlement.origin.rawValue
        periodStart = settlement.periodStart
        periodEnd = settlement.periodEnd
        status = settlement.status.rawValue
        charges = settlement.charges?.decimalText
        refunds = settlement.refunds?.decimalText
        fees = settlement.fees?.decimalText
        net = settlement.net?.decimalText
        broughtForward = settlement.broughtForward?.decimalText
        reason = settlement.failureReason
    }

    private enum CodingKeys: String, CodingKey {
        case settlementID = "settlement_id"
        case partnerID = "partner_id"
        case currency, origin
        case periodStart = "period_start"
        case periodEnd = "period_end"
        case status, charges, refunds, fees, net
        case broughtForward = "brought_forward"
        case reason
    }
}
