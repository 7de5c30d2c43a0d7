package import SharedLayer

/// Reads who takes part.
package struct DisputePartiesReader: Sendable {
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository

    package init(organizations: OrganizationRepository, publishers: PublisherRepository) {
        self.organizations = organizations
        self.publishers = publishers
    }

    /// Throws a `RepositoryError`.
    package func read(_ request: OpenDisputeRequest, from disputes: DisputeRepository) async throws -> DisputeParties {
        async let organization = organizations.get(request.reference.organizationID)
        async let publisher = publishers.get(request.publisherID)
        async let charge = disputes.charge(of: request.contract, transactionID: request.transactionID)
        return try await DisputeParties(organization: organization, publisher: publisher, charge: charge)
    }

    /// Checks that a publisher may act for an organization in a dispute that is there.
    ///
    /// Throws `disputeUnknown` when it belongs to another one, `ruleViolation`, a `RepositoryError`.
    package func requireMember(publisherID: String, of organizationID: String) async throws {
        async let storedOrganization = organizations.get(organizationID)
        async let storedPublisher = publishers.get(publisherID)
        let (organization, publisher) = try await (storedOrganization, storedPublisher)
        guard let publisher, publisher.organizationID == organizationID else {
            throw DisputeError(.disputeUnknown, "\(publisherID) does not belong to \(organizationID).")
        }
        let issues = DisputeTermsValidator.partyIssues(organization: organization, publisher: publisher)
        guard issues.isEmpty else { throw DisputeError(.ruleViolation, "A party is not active.", issues: issues) }
    }
}
