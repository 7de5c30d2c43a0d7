import SharedLayer

/// Who belongs to an organization, and as what. An organization is never left without an owner.
struct PartnerMembershipService: Sendable {
    private let organizations: OrganizationAccess
    private let memberships: MembershipRepository
    private let authority: PartnerRoleAuthority
    private let transactor: RecordTransactor

    init(
        organizations: OrganizationAccess, memberships: MembershipRepository, authority: PartnerRoleAuthority,
        identifiers: IdentifierGenerator
    ) {
        self.organizations = organizations
        self.memberships = memberships
        self.authority = authority
        transactor = RecordTransactor(dynamo: memberships.base.dynamo, makeToken: { identifiers.uuid() })
    }

    /// The most memberships that are looked through for another owner.
    private static let membersMax = 10_000

    /// Throws `notFound`, a `RepositoryError`.
    func list(
        of organizationID: String, limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<MembershipModel> {
        try await organizations.read(organizationID, call)
        return try await memberships.base.page(
            of: memberships.query(organizationID: organizationID), recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`.
    func read(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> MembershipModel {
        try call.mustSee(organizationID)
        guard let record = try await memberships.get(organizationID: organizationID, memberID: id) else {
            throw PartnerError(.notFound, "\(organizationID) has no member \(id)")
        }
        return record
    }

    /// As `read`, for a caller who wants to change it. Throws `forbidden` too.
    func current(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> MembershipModel {
        try call.mustWrite(organizationID)
        return try await read(id, of: organizationID, call)
    }

    /// Throws `notFound`, `forbidden`, `ruleViolation`, `identifierTaken`.
    func create(
        _ creation: MembershipCreation, in organizationID: String, _ call: PartnerCall
    ) async throws -> MembershipModel {
        try await organizations.write(organizationID, call)
        try authority.check(creation.role, in: organizationID, call)
        let saved = try await memberships.store(
            MembershipModel(
                organizationID: organizationID, memberID: creation.memberID, role: creation.role, status: .active,
                joinedAt: call.now))
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// Throws `ruleViolation`, `changedMeanwhile`.
    func change(
        _ record: MembershipModel, to state: MembershipState, _ call: PartnerCall
    ) async throws -> MembershipModel {
        guard state != PartnerMembershipMapper.state(record) else { return record }
        try authority.check(record.role, in: record.organizationID, call)
        try authority.check(state.role, in: record.organizationID, call)
        try PartyTransition.check(record.status, state.status, call, isLiftedByOperator: false)
        guard record.status != .closed else {
            throw PartnerError.violation(.recordClosed, at: "", "A closed membership does not change.")
        }
        let saved = try await save(PartnerMembershipMapper.record(record, as: state), insteadOf: record)
        call.audit(
            .changed, saved.key, version: saved.version,
            members: try PartnerChange.members(from: PartnerMembershipMapper.state(record), to: state))
        return saved
    }

    /// For good; that it was closed before is no error. Throws `ruleViolation`, for the last owner too.
    func close(_ record: MembershipModel, _ call: PartnerCall) async throws -> MembershipModel {
        guard record.status != .closed else { return record }
        try authority.check(record.role, in: record.organizationID, call)
        var closed = record
        closed.status = .closed
        let saved = try await save(closed, insteadOf: record)
        call.audit(.closed, saved.key, version: saved.version, members: ["status"])
        return saved
    }

    /// Where an owner goes, another one must stay: one transaction that also asks that the other is as it was read, so that
    /// two owners cannot remove each other at the same moment.
    private func save(_ changed: MembershipModel, insteadOf old: MembershipModel) async throws -> MembershipModel {
        guard Self.isOwner(old), !Self.isOwner(changed) else { return try await memberships.store(changed) }
        let members = try await memberships.base.query(
            partition: old.key.partition, prefix: MembershipModel.sortPrefix, itemsMax: Self.membersMax)
        guard let other = members.first(where: { Self.isOwner($0) && $0.memberID != old.memberID }) else {
            throw PartnerError.violation(.lastOwner, at: "/role", "An organization needs an active owner.")
        }
        var transaction = RecordTransaction()
        let saved = try transaction.save(changed, in: memberships.base.table)
        transaction.check(other, in: memberships.base.table)
        do {
            try await transactor.commit(transaction)
        } catch {
            throw PartnerError.ofSaving(error)
        }
        return saved
    }

    private static func isOwner(_ member: MembershipModel) -> Bool {
        member.role == .owner && member.status == .active
    }
}
