package import SharedLayer

/// Writes a network's records, each only if it is not there: seeding twice changes nothing.
package struct NetworkSeeder: Sendable {
    private let organizations: OrganizationRepository
    private let publishers: PublisherRepository
    private let partners: PartnerRepository
    private let mPasses: MPassRepository
    private let certificates: CertificateRepository
    private let apiKeys: APIKeyRepository
    private let keys: EndpointKeyWriter?

    /// - Parameter keys: where partners' keys go; without it they stand in the partners' records, as they did once.
    package init(dynamo: DynamoClient, tables: SeedTables, keys: EndpointKeyWriter? = nil) {
        self.keys = keys
        organizations = OrganizationRepository(dynamo: dynamo, table: tables.organization)
        publishers = PublisherRepository(dynamo: dynamo, table: tables.publisher)
        partners = PartnerRepository(dynamo: dynamo, table: tables.partner)
        mPasses = MPassRepository(dynamo: dynamo, table: tables.mPass)
        certificates = CertificateRepository(dynamo: dynamo, table: tables.certificate)
        apiKeys = APIKeyRepository(dynamo: dynamo, table: tables.organization)
    }

    /// Both organizations, whoever runs the network, and the API keys. Gives back how many records were written. Throws a
    /// `RepositoryError`, a `ParameterError`.
    package func seed(_ network: SeedNetwork, at now: Timestamp) async throws -> Int {
        var written = try await seed(network.plan, key: network.key)
        written += try await seed(network.other, key: network.otherKey)
        let operatorID = SeedAPIKeys.operatorOrganizationID
        written += try await seedOrganization(operatorID, "Network operator", partnerID: network.plan.partnerID)
        for model in network.apiKeys.models(network.plan, network.other, at: now) {
            let known = try await apiKeys.base.get(model.key)
            guard known == nil else { continue }
            _ = try await apiKeys.save(model)
            written += 1
        }
        return written
    }

    /// Gives back how many records were written. Throws a `RepositoryError`, a `ParameterError`.
    ///
    /// A partner that is there gets the plan's endpoint, for that is what changes from one local run to the next.
    package func seed(_ plan: SeedPlan, key: PublisherKey) async throws -> Int {
        var written = try await seedOrganization(
            plan.organizationID, "\(plan.name) organization", partnerID: plan.partnerID)
        if try await publishers.get(plan.publisherID) == nil {
            _ = try await publishers.save(
                PublisherModel(
                    publisherID: plan.publisherID, organizationID: plan.organizationID,
                    name: "\(plan.name) publisher", status: .active))
            written += 1
        }
        written += try await seedPartner(plan)
        for mPass in plan.mPasses where try await mPasses.get(mPass.mPassID) == nil {
            _ = try await mPasses.save(mPass)
            written += 1
        }
        let certificate = key.model(publisherID: plan.publisherID)
        let known = try await certificates.get(publisherID: plan.publisherID, thumbprint: certificate.thumbprint)
        if known == nil {
            _ = try await certificates.save(certificate)
            written += 1
        }
        return written
    }

    private func seedOrganization(
        _ organizationID: String, _ name: String, partnerID: String
    ) async throws(RepositoryError) -> Int {
        guard try await organizations.get(organizationID) == nil else { return 0 }
        _ = try await organizations.save(
            OrganizationModel(organizationID: organizationID, name: name, status: .active, partnerID: partnerID))
        return 1
    }

    private func seedPartner(_ plan: SeedPlan) async throws -> Int {
        guard var partner = try await partners.get(plan.partnerID) else {
            var partner = PartnerModel(
                partnerID: plan.partnerID, name: "\(plan.name) partner", status: .active,
                endpointURL: plan.partnerEndpointURL ?? SeedPlan.partnerEndpointURLDefault, apiKey: plan.partnerAPIKey)
            if let keys { partner = try await keys.set(plan.partnerAPIKey, of: partner) }
            _ = try await partners.save(partner)
            return 1
        }
        guard let url = plan.partnerEndpointURL, partner.endpointURL != url else { return 0 }
        partner.endpointURL = url
        _ = try await partners.save(partner)
        return 1
    }
}
