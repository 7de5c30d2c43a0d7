package import SharedLayer

/// What the rules need to know beside the request.
package struct SettlementFacts: Sendable {
    package var organization: OrganizationModel?
    package var publisher: PublisherModel?
    package var partner: PartnerModel?
    /// Nil as long as nothing was ever recorded for it.
    package var account: SettlementAccountModel?
    package var measure: SettlementMeasure
    package var minimumNet: Money

    package init(
        organization: OrganizationModel?, publisher: PublisherModel?, partner: PartnerModel?,
        account: SettlementAccountModel?, measure: SettlementMeasure, minimumNet: Money
    ) {
        self.organization = organization
        self.publisher = publisher
        self.partner = partner
        self.account = account
        self.measure = measure
        self.minimumNet = minimumNet
    }
}
