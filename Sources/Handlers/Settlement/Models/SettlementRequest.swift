package import SharedLayer

/// A settlement as a publisher asks for it, after its shape was checked (see `SettlementRequestSchema`).
package struct SettlementRequest: Sendable, Equatable {
    package let settlementID: String
    package let organizationID: String
    package let publisherID: String
    package let partnerID: String
    package let currency: Currency
    /// From then on, until before `periodEnd`.
    package let periodStart: Timestamp
    package let periodEnd: Timestamp
    /// Nil for the current one.
    package let templateVersion: String?

    /// The most bytes of a request body; more is answered with 413.
    package static let bytesMax = 64 << 10

    package init(
        settlementID: String, organizationID: String, publisherID: String, partnerID: String, currency: Currency,
        periodStart: Timestamp, periodEnd: Timestamp, templateVersion: String? = nil
    ) {
        self.settlementID = settlementID
        self.organizationID = organizationID
        self.publisherID = publisherID
        self.partnerID = partnerID
        self.currency = currency
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.templateVersion = templateVersion
    }

    package var reference: SettlementReference {
        SettlementReference(organizationID: organizationID, settlementID: settlementID)
    }

    package var account: SettlementAccountReference {
        SettlementAccountReference(organizationID: organizationID, partnerID: partnerID, currency: currency)
    }
}
