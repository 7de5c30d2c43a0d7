import FoundationEssentials
import GRDB
import Wire

extension KeysService {
    /// Answers nothing.
    func createAlias(_ input: AliasInput) async throws -> [UInt8] {
        let name = try aliasName(input.name)
        let target = try Constraint.length(input.targetKeyID, "targetKeyId", max: 2048)
        guard case .key = try KeyReference(target, in: scope) else {
            throw ServiceError("ValidationException", "Aliases must refer to keys. Not aliases")
        }
        let key = try await key(target)
        let now = clock().timeIntervalSince1970
        let record = AliasRecord(name: name, keyID: key.id, createdAt: now, updatedAt: now)
        do {
            try await ring.store.write { db in try record.insert(db) }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw ServiceError(
                "AlreadyExistsException", "An alias with the name \(scope.aliasARN(name)) already exists")
        }
        return Array("{}".utf8)
    }

    /// Answers nothing.
    func updateAlias(_ input: AliasInput) async throws -> [UInt8] {
        let name = try aliasName(input.name)
        let target = try await key(try Constraint.length(input.targetKeyID, "targetKeyId", max: 2048))
        guard let current = try await ring.key(alias: name) else {
            throw ServiceError("NotFoundException", "Alias \(scope.aliasARN(name)) is not found.")
        }
        guard current.usage == target.usage, (current.publicKey == nil) == (target.publicKey == nil) else {
            throw ServiceError(
                "ValidationException",
                "Alias \(scope.aliasARN(name)) cannot be changed to a key of another type or usage.")
        }
        let now = clock().timeIntervalSince1970
        try await ring.store.write { db in
            try db.execute(
                sql: "UPDATE alias SET keyID = ?, updatedAt = ? WHERE name = ?", arguments: [target.id, now, name])
        }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func deleteAlias(_ input: AliasInput) async throws -> [UInt8] {
        let name = try aliasName(input.name)
        let wasThere = try await ring.store.write { db in try AliasRecord.deleteOne(db, key: name) }
        guard wasThere else {
            throw ServiceError("NotFoundException", "Alias \(scope.aliasARN(name)) is not found.")
        }
        return Array("{}".utf8)
    }

    func listAliases(_ input: ListInput) async throws -> ListAliasesOutput {
        let limit = try Constraint.range(input.limit, "limit", 1...1000) ?? 50
        var keyID: String?
        if input.keyID != nil { keyID = try await key(input.keyID).id }
        let found = try await ring.aliases(of: keyID, after: input.marker, limit: limit + 1)
        let page = found.prefix(limit)
        let entries = page.map { alias in
            ListAliasesOutput.Entry(
                name: alias.name, arn: scope.aliasARN(alias.name), targetKeyID: alias.keyID,
                creationDate: alias.createdAt, lastUpdatedDate: alias.updatedAt)
        }
        return ListAliasesOutput(
            aliases: entries, nextMarker: found.count > limit ? page.last?.name : nil,
            isTruncated: found.count > limit)
    }

    private func aliasName(_ name: String?) throws(ServiceError) -> String {
        let name = try Constraint.length(name, "aliasName", max: 256)
        guard name.hasPrefix("alias/"), name.utf8.count > 6 else {
            throw ServiceError("ValidationException", "Invalid identifier")
        }
        guard !name.hasPrefix("alias/aws/") else { throw ServiceError("NotAuthorizedException", "") }
        let isAllowed = name.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "/", "_", "-": true
            default: false
            }
        }
        guard isAllowed else {
            throw ServiceError("ValidationException", "\(name) contains invalid characters for an alias")
        }
        return name
    }
}
