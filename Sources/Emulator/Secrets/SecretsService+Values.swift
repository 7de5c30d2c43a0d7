import FoundationEssentials
import GRDB
import Storage
import Wire

extension SecretsService {
    func getSecretValue(_ input: GetSecretValue.Input) async throws -> GetSecretValue.Output {
        if let id = input.versionId { _ = try Constraint.length(id, "versionId", min: 32, max: 64) }
        let secret = try await secret(input.secretId)
        let version = try Self.chosen(input, from: try await versions(of: secret))
        guard let content = try await open(version, arn: secret.arn) else { throw Self.valueNotFound(input) }
        try await markRead(secret, version)
        return GetSecretValue.Output(secret, version, content)
    }

    func batchGetSecretValue(_ input: BatchGetSecretValue.Input) async throws -> BatchGetSecretValue.Output {
        guard (input.secretIdList == nil) != (input.filters == nil) else {
            throw ServiceError(
                "InvalidParameterException",
                "Either 'SecretIdList' or 'Filters' must be provided, but not both.")
        }
        let ids: [String]
        var next: String?
        if let list = input.secretIdList {
            guard input.maxResults == nil else {
                throw ServiceError(
                    "InvalidParameterException",
                    "'Filters' not specified. 'Filters' must also be specified when 'MaxResults' is provided.")
            }
            ids = try Constraint.count(list, "secretIdList", max: 20)
        } else {
            let limit = try Constraint.range(input.maxResults, "maxResults", 1...20) ?? 20
            let page = try await page(
                SecretSelection(filters: input.filters ?? [], token: input.nextToken, limit: limit))
            ids = page.items.map(\.arn)
            next = page.next
        }
        var output = BatchGetSecretValue.Output(secretValues: [], nextToken: next, errors: [])
        for id in ids {
            do {
                output.secretValues.append(
                    try await getSecretValue(GetSecretValue.Input(secretId: id, versionId: nil, versionStage: nil)))
            } catch let error as ServiceError {
                output.errors.append(.init(secretId: id, errorCode: error.code, message: error.message))
            }
        }
        return output
    }

    private static func chosen(
        _ input: GetSecretValue.Input, from versions: [SecretVersionRecord]
    ) throws(ServiceError) -> SecretVersionRecord {
        let stage = input.versionStage ?? (input.versionId == nil ? Staging.current : nil)
        let version = versions.first { version in
            input.versionId.map { $0 == version.id } ?? version.stages.contains(stage ?? "")
        }
        guard let version else { throw valueNotFound(input) }
        guard stage.map({ version.stages.contains($0) }) ?? true else {
            throw ServiceError(
                "InvalidRequestException",
                "You provided a VersionStage that is not associated to the provided VersionId.")
        }
        return version
    }

    private static func valueNotFound(_ input: GetSecretValue.Input) -> ServiceError {
        let what =
            input.versionId.map { "VersionId: \($0)" }
            ?? "staging label: \(input.versionStage ?? Staging.current)"
        return ServiceError(
            "ResourceNotFoundException", "Secrets Manager can't find the specified secret value for \(what)")
    }

    /// AWS tells the day of the last read only; so it is written once a day.
    private func markRead(_ secret: SecretRecord, _ version: SecretVersionRecord) async throws {
        let day = (now / 86_400).rounded(.down) * 86_400
        guard secret.accessedAt != day || version.accessedAt != day else { return }
        try await commits.write { db in
            try db.execute(sql: "UPDATE secret SET accessedAt = ? WHERE name = ?", arguments: [day, secret.name])
            try db.execute(
                sql: "UPDATE version SET accessedAt = ? WHERE secret = ? AND id = ?",
                arguments: [day, secret.name, version.id])
        }
    }
}
