package import SharedLayer

/// The records that a charge names, as they stand in the tables.
package struct ChargeParties: Sendable {
    package let organization: OrganizationModel?
    package let publisher: PublisherModel?
    package let mPass: MPassModel?

    package init(organization: OrganizationModel?, publisher: PublisherModel?, mPass: MPassModel?) {
        self.organization = organization
        self.publisher = publisher
        self.mPass = mPass
    }
}
