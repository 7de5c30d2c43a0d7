import SharedLayer

/// An organization's keys to our API: made, listed, rotated and revoked. What a key may do never changes.
struct PartnerAPIKeyService: Sendable {
    private let organizations: OrganizationAccess
    private let keys: APIKeyRepository
    private let limits: APIKeyLimits
    private let identifiers: IdentifierGenerator
    private let randomBytes: @Sendable (Int) -> [UInt8]
    private let transactor: RecordTransactor

    init(
        organizations: OrganizationAccess, keys: APIKeyRepository, limits: APIKeyLimits,
        identifiers: IdentifierGenerator,
        randomBytes: @escaping @Sendable (Int) -> [UInt8] = IdentifierGenerator.systemRandomBytes
    ) {
        self.organizations = organizations
        self.keys = keys
        self.limits = limits
        self.identifiers = identifiers
        self.randomBytes = randomBytes
        transactor = RecordTransactor(dynamo: keys.base.dynamo, makeToken: { identifiers.uuid() })
    }

    /// Of an organization, when one is looked for by its id.
    private static let keysMax = 2_000

    /// Throws `notFound`, a `RepositoryError`.
    func list(
        of organizationID: String, limit: Int, from cursor: PageCursor?, _ call: PartnerCall
    ) async throws -> RecordPage<APIKeyModel> {
        try await organizations.read(organizationID, call)
        return try await keys.base.resolvedPage(
            of: keys.query(organizationID: organizationID), recordsMax: limit, from: cursor)
    }

    /// Found by way of the index, for the table has keys by their hash: one that was made just now may be missed for a moment.
    ///
    /// Throws `notFound`.
    func read(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> APIKeyModel {
        try call.mustSee(organizationID)
        var seen = 0
        for try await page in keys.base.pages(of: keys.query(organizationID: organizationID)) {
            if let found = try await page.resolved().first(where: { $0.keyID == id }) { return found }
            seen += page.keys.count
            guard seen < Self.keysMax else { break }
        }
        throw PartnerError(.notFound, "\(organizationID) has no key \(id)")
    }

    /// As `read`, for a caller who wants to change it. Throws `forbidden` too.
    func current(_ id: String, of organizationID: String, _ call: PartnerCall) async throws -> APIKeyModel {
        try call.mustWrite(organizationID)
        return try await read(id, of: organizationID, call)
    }

    /// Throws `notFound`, `forbidden`, `ruleViolation`.
    func create(
        _ creation: APIKeyCreation, in organizationID: String, _ call: PartnerCall
    ) async throws -> IssuedAPIKey {
        try await organizations.write(organizationID, call)
        try checkScopes(creation.scopes, call)
        let issued = issue(
            scopes: creation.scopes, in: organizationID, at: call.now,
            until: try limits.validUntil(creation.validUntil, from: call.now))
        var model = issued.model
        model = try await keys.store(model)
        call.audit(.created, Self.auditKey(model), version: model.version)
        return IssuedAPIKey(model: model, text: issued.text)
    }

    /// Makes a key with the same scopes; the old one goes on for the overlap, so that its holder can change over.
    ///
    /// Throws `forbidden`, `ruleViolation`, `changedMeanwhile`.
    func rotate(_ old: APIKeyModel, _ rotation: APIKeyRotation, _ call: PartnerCall) async throws -> IssuedAPIKey {
        try await organizations.write(old.organizationID, call)
        guard old.status == .active, old.validUntil.map({ call.now < $0 }) ?? true else {
            throw PartnerError.violation(.keyNotActive, at: "", "The key is revoked or out of its time.")
        }
        try checkScopes(old.scopes, call)
        let issued = issue(
            scopes: old.scopes, in: old.organizationID, at: call.now,
            until: try limits.validUntil(nil, from: call.now))
        var ending = old
        ending.validUntil = limits.endOfOverlap(rotation.overlapSeconds, of: old, from: call.now)
        if rotation.overlapSeconds == 0 { ending.status = .revoked }
        var transaction = RecordTransaction()
        let saved = try transaction.save(issued.model, in: keys.base.table)
        try transaction.save(ending, in: keys.base.table)
        do {
            try await transactor.commit(transaction)
        } catch {
            throw PartnerError.ofSaving(error)
        }
        call.audit(.rotated, Self.auditKey(old), version: old.version + 1, members: ["valid_until"])
        call.audit(.created, Self.auditKey(saved), version: saved.version)
        return IssuedAPIKey(model: saved, text: issued.text)
    }

    /// From the next request on it opens nothing; that it was revoked before is no error. Throws `changedMeanwhile`.
    func revoke(_ record: APIKeyModel, _ call: PartnerCall) async throws -> APIKeyModel {
        guard record.status != .revoked else { return record }
        var revoked = record
        revoked.status = .revoked
        let saved = try await keys.store(revoked)
        call.audit(.revoked, Self.auditKey(saved), version: saved.version, members: ["status"])
        return saved
    }
}

extension PartnerAPIKeyService {
    /// Nobody gives away what they have not. Throws `ruleViolation` with `SCOPE_NOT_HELD`.
    private func checkScopes(_ scopes: [String], _ call: PartnerCall) throws(PartnerError) {
        guard !call.isOperator else { return }
        guard let index = scopes.firstIndex(where: { !call.caller.scopes.contains($0) }) else { return }
        throw .violation(.scopeNotHeld, at: "/scopes/\(index)", "The caller has not got this scope.")
    }

    /// 32 random bytes behind a prefix by which scanners of source code can find keys that were published by mistake.
    private func issue(
        scopes: [String], in organizationID: String, at now: Timestamp, until: Timestamp
    ) -> IssuedAPIKey {
        let text = "mk_" + Base64URL.text(randomBytes(Self.secretBytes))
        return IssuedAPIKey(
            model: APIKeyModel(
                key: text, keyID: "key-\(identifiers.uuid())", organizationID: organizationID, scopes: scopes.sorted(),
                createdAt: now, validUntil: until), text: text)
    }

    private static let secretBytes = 32

    /// Its id: the table's own key is the hash.
    private static func auditKey(_ model: APIKeyModel) -> RecordKey {
        RecordKey(partition: "ORGANIZATION#\(model.organizationID)", sort: "APIKEY#\(model.keyID)")
    }
}
