package import SharedLayer

/// Who and what a dispute is about, as the tables have it.
package struct DisputeParties: Sendable {
    package let organization: OrganizationModel?
    package let publisher: PublisherModel?
    package let charge: DisputableChargeModel?

    package init(organization: OrganizationModel?, publisher: PublisherModel?, charge: DisputableChargeModel?) {
        self.organization = organization
        self.publisher = publisher
        self.charge = charge
    }
}
