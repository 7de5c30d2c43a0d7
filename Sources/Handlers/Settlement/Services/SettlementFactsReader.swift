package import SharedLayer

/// Reads what the rules need to know, side by side.
package struct SettlementFactsReader: Sendable {
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository
    private let partners: PartnerRepository
    private let settlements: SettlementRepository
    private let terms: SettlementTermsBook

    package init(
        organizations: OrganizationRepository, publishers: PublisherRepository, partners: PartnerRepository,
        settlements: SettlementRepository, terms: SettlementTermsBook
    ) {
        self.organizations = organizations
        self.publishers = publishers
        self.partners = partners
        self.settlements = settlements
        self.terms = terms
    }

    /// Throws a `RepositoryError`, and a `ShapeError` when the sum is too large.
    package func read(_ request: SettlementRequest) async throws -> SettlementFacts {
        async let organization = organizations.get(request.organizationID)
        async let publisher = publishers.get(request.publisherID)
        async let partner = partners.get(request.partnerID)
        let account = try await settlements.account(request.account)
        let terms = terms.terms(of: request.partnerID)
        let measure = try await SettlementMeasurer(settlements: settlements, entriesMax: Self.entriesMax).measure(
            request.account, before: request.periodEnd, fee: try terms.fee(in: request.currency),
            broughtForward: account?.balance ?? .zero(request.currency))
        return SettlementFacts(
            organization: try await organization, publisher: try await publisher, partner: try await partner,
            account: account, measure: measure, minimumNet: try terms.minimumNet(in: request.currency))
    }

    /// What is looked at while a caller waits. With more of them the amount is known when the settlement is processed.
    private static let entriesMax = 1_000
}
