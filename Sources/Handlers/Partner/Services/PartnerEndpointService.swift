import SharedLayer

/// Where a partner takes each kind of message, and how it knows us there.
struct PartnerEndpointService: Sendable {
    private let partnerService: PartnerService
    private let partners: PartnerRepository
    private let endpoints: EndpointRepository
    private let secrets: PartnerEndpointSecrets
    private let policy: AddressPolicy
    private let identifiers: IdentifierGenerator
    private let transactor: RecordTransactor

    init(
        partnerService: PartnerService, partners: PartnerRepository, endpoints: EndpointRepository,
        secrets: PartnerEndpointSecrets, policy: AddressPolicy, identifiers: IdentifierGenerator
    ) {
        self.partnerService = partnerService
        self.partners = partners
        self.endpoints = endpoints
        self.secrets = secrets
        self.policy = policy
        self.identifiers = identifiers
        transactor = RecordTransactor(dynamo: partners.base.dynamo, makeToken: { identifiers.uuid() })
    }

    /// In the order of their ids, read consistently. Throws `notFound`, a `RepositoryError`.
    func list(
        of partnerID: String, limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<EndpointModel> {
        _ = try await partnerService.read(partnerID, call)
        return try await endpoints.base.page(
            of: RecordQuery(
                partition: PartnerModel.key(partnerID: partnerID).partition,
                sort: .beginsWith(EndpointModel.sortPrefix)),
            recordsMax: limit, from: cursor)
    }

    /// Throws `notFound`.
    func read(_ id: String, of partnerID: String, _ call: PartnerCall) async throws -> EndpointModel {
        _ = try await partnerService.read(partnerID, call)
        guard let record = try await endpoints.get(partnerID: partnerID, endpointID: id) else {
            throw PartnerError(.notFound, "\(partnerID) has no endpoint \(id)")
        }
        return record
    }

    /// As `read`, for a caller who wants to change it. Throws `forbidden` too.
    func current(_ id: String, of partnerID: String, _ call: PartnerCall) async throws -> EndpointModel {
        _ = try await writable(partnerID, call)
        return try await read(id, of: partnerID, call)
    }

    /// Throws `notFound`, `forbidden`, `ruleViolation`, `identifierTaken`; a `ParameterError` when the secret is not kept.
    func create(
        _ creation: EndpointCreation, of partnerID: String, _ call: PartnerCall
    ) async throws -> EndpointModel {
        let partner = try await open(partnerID, call)
        var endpoint = EndpointModel(
            partnerID: partnerID, endpointID: creation.endpointID ?? "endpoint-\(identifiers.uuid())",
            purpose: creation.purpose, url: creation.url, authentication: creation.authentication,
            createdAt: call.now)
        try policy.checkAsRequested(endpoint.url, at: "/url")
        // Before its secret is written: a taken identifier's secret is another endpoint's.
        if try await endpoints.get(partnerID: partnerID, endpointID: endpoint.endpointID) != nil {
            throw PartnerError(.identifierTaken, "\(partnerID) has the endpoint \(endpoint.endpointID)")
        }
        try await checkPurpose(of: endpoint)
        endpoint.secretName = try await keep(creation.secret, for: endpoint)
        let saved = try await save(endpoint, of: partner)
        call.audit(.created, saved.key, version: saved.version)
        return saved
    }

    /// Throws `ruleViolation`, `changedMeanwhile`; a `ParameterError` when the secret is not kept.
    func change(_ record: EndpointModel, to state: EndpointState, _ call: PartnerCall) async throws -> EndpointModel {
        let old = PartnerEndpointMapper.state(record)
        guard state != old else { return record }
        try PartyTransition.check(record.status, state.status, call, isLiftedByOperator: false)
        guard record.status != .closed else {
            throw PartnerError.violation(.recordClosed, at: "", "A closed endpoint does not change.")
        }
        if state.url != record.url { try policy.checkAsRequested(state.url, at: "/url") }
        let partner = try await open(record.partnerID, call)
        var changed = PartnerEndpointMapper.record(record, as: state)
        // Another way to show who we are needs another secret.
        if state.authentication != record.authentication { changed.secretName = nil }
        try await checkPurpose(of: changed)
        changed.secretName = try await keep(state.secret, for: changed)
        let saved = try await save(changed, of: partner)
        call.audit(
            .changed, saved.key, version: saved.version, members: try PartnerChange.members(from: old, to: state))
        return saved
    }

    /// For good; that it was closed before is no error.
    func close(_ record: EndpointModel, _ call: PartnerCall) async throws -> EndpointModel {
        guard record.status != .closed else { return record }
        var closed = record
        closed.status = .closed
        let saved = try await endpoints.store(closed)
        call.audit(.closed, saved.key, version: saved.version, members: ["status"])
        return saved
    }
}

extension PartnerEndpointService {
    /// The partner, when the caller may change its endpoints: an operator, or the organization that owns it.
    private func writable(_ partnerID: String, _ call: PartnerCall) async throws -> PartnerModel {
        let partner = try await partnerService.read(partnerID, call)
        if call.isOperator { return partner }
        guard let owner = partner.ownerOrganizationID, call.caller.maySee(owner) else {
            throw PartnerError(.forbidden, "\(call.caller.id) does not own the partner \(partnerID)")
        }
        try call.mustWrite(owner)
        return partner
    }

    private func open(_ partnerID: String, _ call: PartnerCall) async throws -> PartnerModel {
        let partner = try await writable(partnerID, call)
        guard partner.status != .closed else {
            throw PartnerError.violation(.partnerClosed, at: "", "The partner is closed.")
        }
        return partner
    }

    /// Writes a secret that came with the request, and gives back its name.
    private func keep(_ secret: String?, for endpoint: EndpointModel) async throws -> String? {
        let name = try PartnerEndpointSecrets.checked(
            secret, for: endpoint.authentication, hasOne: endpoint.secretName != nil)
        guard name, let secret else { return name ? endpoint.secretName : nil }
        try endpoint.checkAsRequested()
        return try await secrets.set(secret, of: endpoint)
    }

    /// One active endpoint for each purpose: a message must not have to choose. Throws `ruleViolation`.
    private func checkPurpose(of endpoint: EndpointModel) async throws {
        try endpoint.checkAsRequested()
        guard endpoint.status == .active else { return }
        let isTaken = try await endpoints.endpoints(of: endpoint.partnerID).contains { other in
            other.endpointID != endpoint.endpointID && other.status == .active && other.purpose == endpoint.purpose
        }
        guard !isTaken else {
            throw PartnerError.violation(
                .purposeTaken, at: "/purpose", "The partner has an active endpoint for this purpose.")
        }
    }

    /// Saves the partner with it, as it was read before the purpose was checked: so two requests at the same moment cannot
    /// both find the purpose free.
    private func save(_ endpoint: EndpointModel, of partner: PartnerModel) async throws -> EndpointModel {
        var transaction = RecordTransaction()
        let saved = try transaction.save(endpoint, in: endpoints.base.table)
        try transaction.save(partner, in: partners.base.table)
        do {
            try await transactor.commit(transaction)
        } catch {
            throw PartnerError.ofSaving(error)
        }
        return saved
    }
}
