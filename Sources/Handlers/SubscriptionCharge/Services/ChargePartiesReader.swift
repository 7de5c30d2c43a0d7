package import SharedLayer

/// Says which records a charge names, and finds them among those that were read.
package struct ChargePartiesReader: Sendable {
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository
    private let mPasses: MPassRepository

    package init(organizations: OrganizationRepository, publishers: PublisherRepository, mPasses: MPassRepository) {
        self.organizations = organizations
        self.publishers = publishers
        self.mPasses = mPasses
    }

    package func reads(for request: SubscriptionChargeRequest) -> RecordReads {
        var reads = RecordReads()
        reads.add(OrganizationModel.key(organizationID: request.organizationID), in: organizations.base.table)
        reads.add(PublisherModel.key(publisherID: request.publisherID), in: publishers.base.table)
        reads.add(MPassModel.key(mPassID: request.mPassID), in: mPasses.base.table)
        return reads
    }

    /// Throws `malformedRecord`.
    package func parties(
        of request: SubscriptionChargeRequest, in found: FoundRecords
    ) throws(RepositoryError) -> ChargeParties {
        ChargeParties(
            organization: try found.record(
                OrganizationModel.key(organizationID: request.organizationID), in: organizations.base.table),
            publisher: try found.record(
                PublisherModel.key(publisherID: request.publisherID), in: publishers.base.table),
            mPass: try found.record(MPassModel.key(mPassID: request.mPassID), in: mPasses.base.table))
    }
}
