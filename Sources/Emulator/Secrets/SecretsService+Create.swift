import FoundationEssentials
import GRDB
import OpenSSLCrypto
import Storage
import Wire

extension SecretsService {
    static let tagsMax = 50

    func createSecret(_ input: CreateSecret.Input) async throws -> SecretVersionAnswer {
        let name = try SecretName.check(input.name)
        let content = try SecretContent(text: input.secretString, binary: input.secretBinary)
        let version = try Self.versionID(input.clientRequestToken)
        if let text = input.description { _ = try Constraint.length(text, "description", min: 0, max: 2048) }
        try Self.check(input.tags ?? [])
        guard input.addReplicaRegions?.isEmpty ?? true else { throw Self.replicationRefused }
        let arn = scope.arn(name, suffix: try Self.suffix())
        let draft = SecretRecord(
            name: name, arn: arn, description: input.description, keyID: input.kmsKeyId.nonEmpty,
            tags: [ResourceTag]().setting(input.tags ?? []), createdAt: now, changedAt: now)
        if input.clientRequestToken != nil, let answer = try await repeated(draft, version, content) { return answer }
        do {
            try await insert(draft, version: version, content: content)
        } catch let error as ServiceError {
            // The same request, sent twice at once.
            guard input.clientRequestToken != nil, error.code == "ResourceExistsException",
                let answer = try await repeated(draft, version, content)
            else { throw error }
            return answer
        }
        return SecretVersionAnswer(arn: arn, name: name, versionId: content == nil ? nil : version)
    }

    /// The answer of before, for a request that comes again with its token and its value.
    private func repeated(
        _ draft: SecretRecord, _ version: String, _ content: SecretContent?
    ) async throws -> SecretVersionAnswer? {
        guard let existing = try? await secret(draft.name),
            let known = try await versions(of: existing).first(where: { $0.id == version }),
            try await open(known, arn: existing.arn) == content
        else { return nil }
        return SecretVersionAnswer(arn: existing.arn, name: existing.name, versionId: version)
    }

    func insert(_ secret: SecretRecord, version: String, content: SecretContent?) async throws {
        var first: SecretVersionRecord?
        if let content {
            first = SecretVersionRecord(
                secret: secret.name, id: version,
                sealed: try await seal(content, arn: secret.arn, version: version, under: secret.keyID),
                createdAt: now)
            first?.stages = [Staging.current]
        }
        try await commits.write { [first, now] db in
            try Self.purge(db, now: now)
            if let existing = try SecretRecord.fetchOne(db, key: secret.name) {
                guard existing.deletionAt == nil else {
                    throw ServiceError(
                        "InvalidRequestException",
                        "You can't create this secret because a secret with this name is already scheduled for deletion."
                    )
                }
                throw ServiceError(
                    "ResourceExistsException",
                    "The operation failed because the secret \(secret.name) already exists.")
            }
            try secret.insert(db)
            try first?.insert(db)
        }
    }

    /// - Throws: `InvalidParameterException` for a token that is too short or too long.
    static func versionID(_ token: String?) throws(ServiceError) -> String {
        guard let token else { return UUID().uuidString.lowercased() }
        guard (32...64).contains(token.utf8.count) else {
            throw ServiceError("InvalidParameterException", "ClientRequestToken must be 32-64 characters long.")
        }
        return token
    }

    static func check(_ tags: [ResourceTag]) throws(ServiceError) {
        for tag in tags {
            _ = try Constraint.length(tag.key, "tags.1.member.key", max: 128)
            _ = try Constraint.length(tag.value, "tags.1.member.value", min: 0, max: 256)
            guard !tag.key.hasPrefix("aws:") else {
                throw ServiceError(
                    "InvalidParameterException", "Tag keys that begin with aws: are reserved for internal use.")
            }
        }
        guard [ResourceTag]().setting(tags).count <= tagsMax else {
            throw ServiceError("InvalidParameterException", "You can't have more than \(tagsMax) tags on a secret.")
        }
    }

    static let replicationRefused = ServiceError(
        "InvalidParameterException", "Replication to other Regions is not emulated: there is one Region.")

    private static func suffix() throws -> String {
        let characters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        return String(try RandomChoice.characters(6, from: characters))
    }
}

extension String? {
    /// AWS takes an empty key id for none.
    var nonEmpty: String? { self?.isEmpty == true ? nil : self }
}
