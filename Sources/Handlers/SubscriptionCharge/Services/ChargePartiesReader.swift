package import SharedLayer

/// Reads the records that a charge names, side by side.
package struct ChargePartiesReader: Sendable {
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository
    private let mPasses: MPassRepository

    package init(organizations: OrganizationRepository, publishers: PublisherRepository, mPasses: MPassRepository) {
        self.organizations = organizations
        self.publishers = publishers
        self.mPasses = mPasses
    }

    /// Throws a `RepositoryError`.
    package func read(_ request: SubscriptionChargeRequest) async throws -> ChargeParties {
        async let organization = organizations.get(request.organizationID)
        async let publisher = publishers.get(request.publisherID)
        async let mPass = mPasses.get(request.mPassID)
        return ChargeParties(
            organization: try await organization, publisher: try await publisher, mPass: try await mPass)
    }
}
