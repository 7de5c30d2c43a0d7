import SharedLayer

/// Partners: who takes an organization's signed contracts. Operators make them; organizations that deliver to one may see it.
struct PartnerService: Sendable {
    private let partners: PartnerRepository
    private let organizations: OrganizationRepository
    private let keys: EndpointKeyWriter
    private let policy: AddressPolicy
    private let identifiers: IdentifierGenerator

    init(
        partners: PartnerRepository, organizations: OrganizationRepository, keys: EndpointKeyWriter,
        policy: AddressPolicy, identifiers: IdentifierGenerator
    ) {
        self.partners = partners
        self.organizations = organizations
        self.keys = keys
        self.policy = policy
        self.identifiers = identifiers
    }

    /// All partners, for an operator. Throws `forbidden`, a `RepositoryError`.
    func list(limit: Int, from cursor: PageCursor?, _ call: PartnerCall) async throws -> RecordPage<PartnerModel> {
        try call.mustOperate()
        return try await partners.base.resolvedPage(of: partners.queryOfAll, recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`, also for a partner that the caller's organization neither owns nor delivers to.
    func read(_ id: String, _ call: PartnerCall) async throws -> PartnerModel {
        guard let partner = try await partners.get(id) else {
            throw PartnerError(.notFound, "there is no partner \(id)")
        }
        if call.isOperator || partner.ownerOrganizationID == call.caller.tenantID { return partner }
        guard try await organizations.get(call.caller.tenantID)?.partnerID == id else {
            throw PartnerError(.notFound, "\(call.caller.id) may not know of the partner \(id)")
        }
        return partner
    }

    /// As `read`, for an operator who wants to change it. Throws `forbidden` too.
    func current(_ id: String, _ call: PartnerCall) async throws -> PartnerModel {
        let partner = try await read(id, call)
        try call.mustOperate()
        return partner
    }

    /// Throws `forbidden`, `ruleViolation`, `identifierTaken`.
    func create(_ creation: PartnerCreation, _ call: PartnerCall) async throws -> PartnerModel {
        try call.mustOperate()
        let partner = PartnerMapper.record(creation, id: creation.partnerID ?? "partner-\(identifiers.uuid())")
        try policy.checkAsRequested(partner.endpointURL, at: "/endpoint_url")
        try await checkOwner(partner)
        let saved = try await partners.store(keys.set(creation.apiKey, of: partner))
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// Throws `ruleViolation`, `changedMeanwhile`.
    func change(_ record: PartnerModel, to state: PartnerState, _ call: PartnerCall) async throws -> PartnerModel {
        guard state != PartnerMapper.state(record) else { return record }
        try PartyTransition.check(record.status, state.status, call, isLiftedByOperator: true)
        guard record.status != .closed else {
            throw PartnerError.violation(.recordClosed, at: "", "A closed partner does not change.")
        }
        if state.endpointURL != record.endpointURL {
            try policy.checkAsRequested(state.endpointURL, at: "/endpoint_url")
        }
        var changed = PartnerMapper.record(record, as: state)
        if changed.ownerOrganizationID != record.ownerOrganizationID { try await checkOwner(changed) }
        if let key = state.apiKey { changed = try await keys.set(key, of: changed) }
        let saved = try await partners.store(changed)
        call.audit(
            .changed, saved.key, version: saved.version,
            members: try PartnerChange.members(from: PartnerMapper.state(record), to: state))
        return saved
    }

    /// For good; that it was closed before is no error.
    func close(_ record: PartnerModel, _ call: PartnerCall) async throws -> PartnerModel {
        guard record.status != .closed else { return record }
        var closed = record
        closed.status = .closed
        let saved = try await partners.store(closed)
        call.audit(.closed, saved.key, version: saved.version, members: ["status"])
        return saved
    }

    private func checkOwner(_ partner: PartnerModel) async throws {
        guard let owner = partner.ownerOrganizationID else { return }
        guard try await organizations.get(owner) != nil else {
            throw PartnerError.violation(
                .organizationUnknown, at: "/owner_organization_id", "There is no such organization.")
        }
    }
}
