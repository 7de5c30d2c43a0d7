package import SharedLayer

/// The answer to an accepted settlement, and to every repeat of it.
package struct SettlementResponse: Sendable, Equatable, Encodable {
    package let settlementID: String
    package let status: SettlementStatus
    package let acceptedAt: Timestamp

    /// The answer is about the acceptance, so that a repeat gets the same one however far the settlement has come since.
    package init(acceptedAs settlement: SettlementModel) {
        settlementID = settlement.reference.settlementID
        status = .validated
        acceptedAt = settlement.createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case settlementID = "settlement_id"
        case status
        case acceptedAt = "accepted_at"
    }
}
