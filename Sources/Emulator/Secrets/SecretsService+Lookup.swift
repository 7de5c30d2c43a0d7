import FoundationEssentials
import GRDB
import Storage
import Wire

extension SecretsService {
    static let notFound = ServiceError(
        "ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
    static let markedForDeletion = ServiceError(
        "InvalidRequestException",
        "You can't perform this operation on the secret because it was marked for deletion.")

    /// A secret by its name, its ARN, or its ARN without the six characters at the end.
    /// - Throws: `ResourceNotFoundException`; for a secret that waits for its deletion also `InvalidRequestException`.
    func secret(_ secretID: String?, orDeleted: Bool = false) async throws -> SecretRecord {
        let text = try Self.secretID(secretID)
        return try await store.read { [scope, now] db in
            try Self.secret(text, in: db, scope: scope, now: now, orDeleted: orDeleted)
        }
    }

    func versions(of secret: SecretRecord) async throws -> [SecretVersionRecord] {
        try await store.read { db in try Self.versions(of: secret.name, in: db) }
    }

    /// Changes a secret and its versions in one transaction, on disk when this returns.
    func edit<Output: Sendable>(
        _ secretID: String?, orDeleted: Bool = false,
        _ change: @escaping @Sendable (inout SecretRecord, inout [SecretVersionRecord]) throws -> Output
    ) async throws -> Output {
        let text = try Self.secretID(secretID)
        return try await commits.write { [scope, now] db in
            var secret = try Self.secret(text, in: db, scope: scope, now: now, orDeleted: orDeleted)
            var versions = try Self.versions(of: secret.name, in: db)
            let before = Set(versions.map(\.id))
            let output = try change(&secret, &versions)
            try secret.update(db)
            for version in versions { try version.save(db) }
            for id in before.subtracting(versions.map(\.id)) {
                try SecretVersionRecord.deleteOne(db, key: ["secret": secret.name, "id": id])
            }
            return output
        }
    }

    static func purge(_ db: Database, now: Double) throws {
        try db.execute(sql: "DELETE FROM secret WHERE deletionAt <= ?", arguments: [now])
    }

    static func versions(of name: String, in db: Database) throws -> [SecretVersionRecord] {
        try SecretVersionRecord.filter(Column("secret") == name).order(Column("createdAt"), Column("id")).fetchAll(db)
    }

    private static func secretID(_ text: String?) throws(ServiceError) -> String {
        try Constraint.length(text, "secretId", max: 2048)
    }

    static func secret(
        _ text: String, in db: Database, scope: SecretScope, now: Double, orDeleted: Bool
    ) throws -> SecretRecord {
        var found: SecretRecord?
        if text.hasPrefix("arn:") {
            found = try SecretRecord.filter(Column("arn") == text).fetchOne(db)
            if found == nil, let name = scope.resource(text) { found = try SecretRecord.fetchOne(db, key: name) }
        } else {
            found = try SecretRecord.fetchOne(db, key: text)
        }
        guard let found, found.deletionAt.map({ $0 > now }) ?? true else { throw notFound }
        guard orDeleted || found.deletionAt == nil else { throw markedForDeletion }
        return found
    }
}
