import FoundationEssentials
import GRDB
import Keys
import Storage
import Wire

extension ParametersService {
    static let versionsMax = 100
    static let tagsMax = 50
    static let managedKey = "alias/aws/ssm"

    func putParameter(_ input: PutParameter.Input) async throws -> PutParameter.Output {
        let draft = try PutParameter.Draft(input, in: scope)
        let previous = try await current(draft.name)
        if previous != nil, !draft.overwrites { throw Self.alreadyExists }
        let version = try await next(draft, after: previous)
        let tags = input.tags ?? []
        try await commits.write { [now] db in
            try Self.add(version, tags: tags, overwrites: draft.overwrites, now: now, in: db)
        }
        return PutParameter.Output(tier: version.tier, version: version.version)
    }

    /// The next version: what an update does not give stays as it was.
    private func next(_ draft: PutParameter.Draft, after previous: VersionRecord?) async throws -> VersionRecord {
        let kind = try kind(draft.type, after: previous)
        let policies = draft.policies ?? previous?.policies ?? []
        let tier = try ParameterTier.resolve(
            draft.tier, previous: previous.flatMap { ParameterTier(rawValue: $0.tier) }, value: draft.value,
            hasPolicies: !policies.isEmpty)
        let pattern = draft.allowedPattern ?? previous?.allowedPattern
        try check(draft.value, against: pattern)
        guard kind == .secure || draft.keyID == nil else {
            throw ServiceError("ValidationException", "KeyId is required for SecureString type parameter only.")
        }
        let keyID = kind == .secure ? draft.keyID ?? previous?.keyID ?? Self.managedKey : nil
        var value = Array(draft.value.utf8)
        if let keyID { value = try await seal(value, of: draft.name, under: keyID) }
        return VersionRecord(
            name: draft.name, version: (previous?.version ?? 0) + 1, type: kind.rawValue, value: Data(value),
            tier: tier.rawValue, description: draft.description ?? previous?.description, keyID: keyID,
            allowedPattern: pattern, dataType: draft.dataType ?? previous?.dataType ?? "text", policies: policies,
            labels: [], modifiedAt: now)
    }

    private func kind(_ name: String?, after previous: VersionRecord?) throws(ServiceError) -> ParameterKind {
        guard let name = name ?? previous?.type, let kind = ParameterKind(rawValue: name) else {
            throw ServiceError("ValidationException", "A parameter type is required when you create a parameter.")
        }
        guard previous == nil || previous?.type == name else {
            throw ServiceError(
                "HierarchyTypeMismatchException",
                "Parameter Store doesn't support changing a parameter type in a hierarchy. For example, you can't change a "
                    + "parameter from a String type to a SecureString type. You must create a new, unique parameter.")
        }
        return kind
    }

    private func check(_ value: String, against pattern: String?) throws(ServiceError) {
        guard let pattern, !pattern.isEmpty else { return }
        guard let expression = try? Regex(pattern) else {
            throw ServiceError(
                "InvalidAllowedPatternException", "The request does not meet the regular expression requirement.")
        }
        guard value.wholeMatch(of: expression) != nil else {
            throw ServiceError(
                "ParameterPatternMismatchException",
                "Parameter value, cannot be validated against allowedPattern: \(pattern)")
        }
    }

    /// Writes the version, whatever has come between the look and now.
    private static func add(
        _ version: VersionRecord, tags: [ResourceTag], overwrites: Bool, now: Double, in db: Database
    ) throws {
        try db.execute(sql: "DELETE FROM parameter WHERE expiresAt <= ?", arguments: [now])
        let expiresAt = version.policies.compactMap(\.expiresAt).first
        guard var parameter = try ParameterRecord.fetchOne(db, key: version.name) else {
            try ParameterRecord(
                name: version.name, latest: 1, tags: [ResourceTag]().setting(tags), expiresAt: expiresAt
            )
            .insert(db)
            return try version.numbered(1).insert(db)
        }
        guard overwrites else { throw alreadyExists }
        let versions = VersionRecord.filter(Column("name") == version.name).order(Column("version"))
        if try versions.fetchCount(db) >= versionsMax, let oldest = try versions.fetchOne(db) {
            guard oldest.labels.isEmpty else {
                throw ServiceError(
                    "ParameterMaxVersionLimitExceeded",
                    "You attempted to create a new version of \(version.name) by calling the PutParameter API with the "
                        + "overwrite flag. Version \(oldest.version), the oldest version, can't be deleted because it has "
                        + "a label associated with it. Move the label to another version of the parameter, and try again."
                )
            }
            try oldest.delete(db)
        }
        parameter.latest += 1
        parameter.expiresAt = expiresAt
        try parameter.update(db)
        try version.numbered(parameter.latest).insert(db)
    }

    private static let alreadyExists = ServiceError(
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.")
}

extension VersionRecord {
    fileprivate func numbered(_ number: Int) -> VersionRecord {
        VersionRecord(
            name: name, version: number, type: type, value: value, tier: tier, description: description, keyID: keyID,
            allowedPattern: allowedPattern, dataType: dataType, policies: policies, labels: labels,
            modifiedAt: modifiedAt)
    }
}
