import SharedLayer

/// mPasses of an organization: their status and their tier.
struct PartnerMPassService: Sendable {
    private let organizations: OrganizationAccess
    private let mPasses: MPassRepository
    private let identifiers: IdentifierGenerator

    init(organizations: OrganizationAccess, mPasses: MPassRepository, identifiers: IdentifierGenerator) {
        self.organizations = organizations
        self.mPasses = mPasses
        self.identifiers = identifiers
    }

    /// Throws `notFound`, a `RepositoryError`.
    func list(
        of organizationID: String, limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<MPassModel> {
        try await organizations.read(organizationID, call)
        return try await mPasses.base.resolvedPage(
            of: mPasses.query(organizationID: organizationID), recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`.
    func read(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> MPassModel {
        try call.mustSee(organizationID)
        guard let record = try await mPasses.get(id), record.organizationID == organizationID else {
            throw PartnerError(.notFound, "\(organizationID) has no mPass \(id)")
        }
        return record
    }

    /// As `read`, for a caller who wants to change it. Throws `forbidden` too.
    func current(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> MPassModel {
        try call.mustWrite(organizationID)
        return try await read(id, of: organizationID, call)
    }

    /// Throws `notFound`, `forbidden`, `ruleViolation`, `identifierTaken`.
    func create(
        _ creation: MPassCreation, in organizationID: String, _ call: PartnerCall
    ) async throws -> MPassModel {
        try await organizations.write(organizationID, call)
        let saved = try await mPasses.store(
            MPassModel(
                mPassID: creation.mPassID ?? "mpass-\(identifiers.uuid())", organizationID: organizationID,
                status: .active, tier: creation.tier))
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// Throws `ruleViolation`, `changedMeanwhile`.
    func change(_ record: MPassModel, to state: MPassState, _ call: PartnerCall) async throws -> MPassModel {
        guard state != PartnerMPassMapper.state(record) else { return record }
        try MPassTransition.check(record.status, state.status, call)
        guard record.status != .closed else {
            throw PartnerError.violation(.recordClosed, at: "", "A closed mPass does not change.")
        }
        let saved = try await mPasses.store(PartnerMPassMapper.record(record, as: state))
        call.audit(
            .changed, saved.key, version: saved.version,
            members: try PartnerChange.members(from: PartnerMPassMapper.state(record), to: state))
        return saved
    }

    /// For good; that it was closed before is no error.
    func close(_ record: MPassModel, _ call: PartnerCall) async throws -> MPassModel {
        guard record.status != .closed else { return record }
        var closed = record
        closed.status = .closed
        let saved = try await mPasses.store(closed)
        call.audit(.closed, saved.key, version: saved.version, members: ["status"])
        return saved
    }
}
