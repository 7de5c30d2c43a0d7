import SharedLayer

/// Publishers of an organization.
struct PartnerPublisherService: Sendable {
    private let organizations: OrganizationAccess
    private let publishers: PublisherRepository
    private let identifiers: IdentifierGenerator

    init(organizations: OrganizationAccess, publishers: PublisherRepository, identifiers: IdentifierGenerator) {
        self.organizations = organizations
        self.publishers = publishers
        self.identifiers = identifiers
    }

    /// Throws `notFound`, a `RepositoryError`.
    func list(
        of organizationID: String, limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<PublisherModel> {
        try await organizations.read(organizationID, call)
        return try await publishers.base.resolvedPage(
            of: publishers.query(organizationID: organizationID), recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`.
    func read(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> PublisherModel {
        try call.mustSee(organizationID)
        guard let record = try await publishers.get(id), record.organizationID == organizationID else {
            throw PartnerError(.notFound, "\(organizationID) has no publisher \(id)")
        }
        return record
    }

    /// As `read`, for a caller who wants to change it. Throws `forbidden` too.
    func current(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> PublisherModel {
        try call.mustWrite(organizationID)
        return try await read(id, of: organizationID, call)
    }

    /// Throws `notFound`, `forbidden`, `ruleViolation`, `identifierTaken`.
    func create(
        _ creation: PublisherCreation, in organizationID: String, _ call: PartnerCall
    ) async throws -> PublisherModel {
        try await organizations.write(organizationID, call)
        let saved = try await publishers.store(
            PublisherModel(
                publisherID: creation.publisherID ?? "publisher-\(identifiers.uuid())", organizationID: organizationID,
                name: creation.name, status: .active))
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// Throws `ruleViolation`, `changedMeanwhile`.
    func change(
        _ record: PublisherModel, to state: PublisherState, _ call: PartnerCall
    ) async throws -> PublisherModel {
        guard state != PartnerPublisherMapper.state(record) else { return record }
        try PartyTransition.check(record.status, state.status, call, isLiftedByOperator: true)
        guard record.status != .closed else {
            throw PartnerError.violation(.recordClosed, at: "", "A closed publisher does not change.")
        }
        let saved = try await publishers.store(PartnerPublisherMapper.record(record, as: state))
        call.audit(
            .changed, saved.key, version: saved.version,
            members: try PartnerChange.members(from: PartnerPublisherMapper.state(record), to: state))
        return saved
    }

    /// For good; that it was closed before is no error.
    func close(_ record: PublisherModel, _ call: PartnerCall) async throws -> PublisherModel {
        guard record.status != .closed else { return record }
        var closed = record
        closed.status = .closed
        let saved = try await publishers.store(closed)
        call.audit(.closed, saved.key, version: saved.version, members: ["status"])
        return saved
    }
}
