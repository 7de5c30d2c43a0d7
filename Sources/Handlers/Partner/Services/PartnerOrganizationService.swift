import SharedLayer

/// Organizations. Operators make and change them; an organization sees itself.
struct PartnerOrganizationService: Sendable {
    private let access: OrganizationAccess
    private let organizations: OrganizationRepository
    private let partners: PartnerRepository
    private let identifiers: IdentifierGenerator

    init(organizations: OrganizationRepository, partners: PartnerRepository, identifiers: IdentifierGenerator) {
        access = OrganizationAccess(organizations)
        self.organizations = organizations
        self.partners = partners
        self.identifiers = identifiers
    }

    /// All organizations, for an operator. Throws `forbidden`, a `RepositoryError`.
    func list(
        limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<OrganizationModel> {
        try call.mustOperate()
        return try await organizations.base.resolvedPage(
            of: organizations.queryOfAll, recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`.
    func read(_ id: String, _ call: PartnerCall) async throws -> OrganizationModel { try await access.read(id, call) }

    /// As `read`, for an operator who wants to change it. Throws `forbidden` too.
    func current(_ id: String, _ call: PartnerCall) async throws -> OrganizationModel {
        let organization = try await read(id, call)
        try call.mustOperate()
        return organization
    }

    /// Throws `forbidden`, `ruleViolation`, `identifierTaken`.
    func create(_ creation: OrganizationCreation, _ call: PartnerCall) async throws -> OrganizationModel {
        try call.mustOperate()
        try await checkPartner(creation.partnerID)
        let saved = try await organizations.store(
            OrganizationModel(
                organizationID: creation.organizationID ?? "org-\(identifiers.uuid())", name: creation.name,
                status: .active, partnerID: creation.partnerID))
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// Throws `ruleViolation`, `changedMeanwhile`.
    func change(
        _ record: OrganizationModel, to state: OrganizationState, _ call: PartnerCall
    ) async throws -> OrganizationModel {
        guard state != PartnerOrganizationMapper.state(record) else { return record }
        try PartyTransition.check(record.status, state.status, call, isLiftedByOperator: true)
        guard record.status != .closed else {
            throw PartnerError.violation(.recordClosed, at: "", "A closed organization does not change.")
        }
        if state.partnerID != record.partnerID { try await checkPartner(state.partnerID) }
        let saved = try await organizations.store(PartnerOrganizationMapper.record(record, as: state))
        call.audit(
            .changed, saved.key, version: saved.version,
            members: try PartnerChange.members(from: PartnerOrganizationMapper.state(record), to: state))
        return saved
    }

    /// For good; that it was closed before is no error.
    func close(_ record: OrganizationModel, _ call: PartnerCall) async throws -> OrganizationModel {
        guard record.status != .closed else { return record }
        var closed = record
        closed.status = .closed
        let saved = try await organizations.store(closed)
        call.audit(.closed, saved.key, version: saved.version, members: ["status"])
        return saved
    }

    private func checkPartner(_ id: String) async throws {
        guard let partner = try await partners.get(id) else {
            throw PartnerError.violation(.partnerUnknown, at: "/partner_id", "There is no such partner.")
        }
        guard partner.status == .active else {
            throw PartnerError.violation(.partnerNotActive, at: "/partner_id", "The partner is not active.")
        }
    }
}
