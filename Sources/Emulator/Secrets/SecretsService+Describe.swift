import FoundationEssentials
import GRDB
import Wire

extension SecretsService {
    func describeSecret(_ input: SecretInput) async throws -> SecretDescription {
        let secret = try await secret(input.secretId, orDeleted: true)
        return SecretDescription(secret, versions: try await versions(of: secret))
    }

    func listSecretVersionIds(_ input: ListSecretVersionIds.Input) async throws -> ListSecretVersionIds.Output {
        let limit = try Constraint.range(input.maxResults, "maxResults", 1...100) ?? 100
        let secret = try await secret(input.secretId, orDeleted: true)
        let versions = try await versions(of: secret).filter { version in
            input.includeDeprecated == true || !version.stages.isEmpty
        }
        var rest = versions[...]
        if let last = try Self.start(input.nextToken) {
            rest = versions.drop { $0.id != last }.dropFirst()
        }
        let page = rest.prefix(limit)
        return ListSecretVersionIds.Output(
            versions: page.map { version in
                .init(
                    versionId: version.id, versionStages: version.stages, lastAccessedDate: version.accessedAt,
                    createdDate: version.createdAt,
                    kmsKeyIds: secret.keyID == nil ? ["DefaultEncryptionKey"] : version.keyARN.map { [$0] })
            },
            nextToken: rest.count > limit ? page.last.map { PageToken.encode(after: $0.id) } : nil,
            arn: secret.arn, name: secret.name)
    }

    func listSecrets(_ input: ListSecrets.Input) async throws -> ListSecrets.Output {
        var selection = SecretSelection(
            filters: input.filters ?? [], token: input.nextToken,
            limit: try Constraint.range(input.maxResults, "maxResults", 1...100) ?? 100)
        selection.includesDeleted = input.includePlannedDeletion == true
        if let order = input.sortOrder { try Constraint.oneOf(order, "sortOrder", ["asc", "desc"]) }
        selection.isAscending = input.sortOrder == "asc"
        if let key = input.sortBy {
            try Constraint.oneOf(key, "sortBy", SecretSelection.Order.allCases.map(\.rawValue))
            selection.order = SecretSelection.Order(rawValue: key) ?? .created
        }
        let page = try await page(selection)
        var descriptions: [SecretDescription] = []
        for secret in page.items {
            descriptions.append(SecretDescription(listing: secret, versions: try await versions(of: secret)))
        }
        return ListSecrets.Output(secretList: descriptions, nextToken: page.next)
    }

    func page(_ selection: SecretSelection) async throws -> (items: [SecretRecord], next: String?) {
        try selection.check()
        let last = try Self.start(selection.token)
        let all = try await store.read { db in try SecretRecord.fetchAll(db) }
        let standing = all.filter { secret in secret.deletionAt.map { $0 > now } ?? true }
        let chosen = selection.sorted(standing.filter(selection.holds))
        var rest = chosen[...]
        if let last { rest = chosen.drop { $0.arn != last }.dropFirst() }
        let page = rest.prefix(selection.limit)
        return (
            Array(page), rest.count > selection.limit ? page.last.map { PageToken.encode(after: $0.arn) } : nil
        )
    }

    private static func start(_ token: String?) throws(ServiceError) -> String? {
        guard let token else { return nil }
        guard let item = PageToken.decode(token) else {
            throw ServiceError(
                "InvalidNextTokenException", "You provided an invalid value for the NextToken parameter.")
        }
        return item
    }
}
