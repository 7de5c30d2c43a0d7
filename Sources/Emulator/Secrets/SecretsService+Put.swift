import FoundationEssentials
import GRDB
import Storage
import Wire

extension SecretsService {
    /// Versions without labels that are kept besides those of the last day.
    ///
    /// Source: AWS Secrets Manager user guide, "Secret versions": about 100.
    static let unlabelledMax = 100

    func putSecretValue(_ input: PutSecretValue.Input) async throws -> PutSecretValue.Output {
        guard let content = try SecretContent(text: input.secretString, binary: input.secretBinary) else {
            throw ServiceError("InvalidRequestException", "You must provide either SecretString or SecretBinary.")
        }
        if let stages = input.versionStages {
            for stage in try Constraint.count(stages, "versionStages", max: Staging.labelsMax) {
                _ = try Constraint.length(stage, "versionStages.1.member", max: Staging.labelCharactersMax)
            }
        }
        let id = try Self.versionID(input.clientRequestToken)
        let secret = try await secret(input.secretId)
        let stages = try await put(content, as: id, stages: input.versionStages, in: secret)
        return PutSecretValue.Output(arn: secret.arn, name: secret.name, versionId: id, versionStages: stages)
    }

    func updateSecret(_ input: UpdateSecret.Input) async throws -> SecretVersionAnswer {
        let content = try SecretContent(text: input.secretString, binary: input.secretBinary)
        if let text = input.description { _ = try Constraint.length(text, "description", min: 0, max: 2048) }
        let id = try Self.versionID(input.clientRequestToken)
        var secret = try await secret(input.secretId)
        if let keyID = input.kmsKeyId { secret.keyID = keyID.isEmpty ? nil : keyID }
        if let content { _ = try await put(content, as: id, stages: nil, in: secret) }
        let (keyID, isNewKey) = (secret.keyID, input.kmsKeyId != nil)
        let resealed = isNewKey ? try await resealed(secret) : []
        try await edit(secret.arn) { [now] secret, versions in
            secret.description = input.description ?? secret.description
            if isNewKey { secret.keyID = keyID }
            for (old, sealed) in resealed {
                guard let index = versions.firstIndex(where: { $0.id == old.id && $0.value == old.value }) else {
                    continue
                }
                versions[index].value = Data(sealed.bytes)
                versions[index].keyARN = sealed.keyARN
            }
            secret.changedAt = now
        }
        return SecretVersionAnswer(arn: secret.arn, name: secret.name, versionId: content == nil ? nil : id)
    }

    /// The labelled versions under the secret's new key, as a change of the key asks for.
    ///
    /// Source: AWS Secrets Manager API reference, `UpdateSecret`, `KmsKeyId`.
    private func resealed(_ secret: SecretRecord) async throws -> [(SecretVersionRecord, SealedContent)] {
        var resealed: [(SecretVersionRecord, SealedContent)] = []
        for version in try await versions(of: secret) {
            guard version.stages.contains(where: [Staging.current, Staging.pending, Staging.previous].contains),
                let content = try await open(version, arn: secret.arn)
            else { continue }
            let sealed = try await seal(content, arn: secret.arn, version: version.id, under: secret.keyID)
            resealed.append((version, sealed))
        }
        return resealed
    }

    /// Makes a version of the value, or finds it made already by the same request.
    /// - Returns: the version's labels.
    private func put(
        _ content: SecretContent, as id: String, stages: [String]?, in secret: SecretRecord
    ) async throws -> [String] {
        for _ in 0..<Self.putTriesMax {
            do {
                return try await putOnce(content, as: id, stages: stages, in: secret)
            } catch is PutTwice {
                continue
            }
        }
        throw ServiceError("InternalServiceError", "The version \(id) is written by too many at once.", status: 500)
    }

    /// Another request with the same token was faster: the next look finds what it has put.
    private struct PutTwice: Error {}
    private static let putTriesMax = 3

    private func putOnce(
        _ content: SecretContent, as id: String, stages: [String]?, in secret: SecretRecord
    ) async throws -> [String] {
        if let known = try await versions(of: secret).first(where: { $0.id == id }), known.value != nil {
            guard try await open(known, arn: secret.arn) == content else {
                throw ServiceError(
                    "ResourceExistsException",
                    "You can't use ClientRequestToken \(id) because that value is already in use for a version of secret "
                        + "\(secret.arn).")
            }
            return known.stages
        }
        let sealed = try await seal(content, arn: secret.arn, version: id, under: secret.keyID)
        return try await edit(secret.arn) { [now] secret, versions in
            let wanted = stages ?? [Staging.current]
            let isFirst = !versions.contains { $0.stages.contains(Staging.current) }
            let labels = isFirst && !wanted.contains(Staging.current) ? wanted + [Staging.current] : wanted
            if let index = versions.firstIndex(where: { $0.id == id }) {
                guard versions[index].value == nil else { throw PutTwice() }
                // A rotation has made the version; its value comes now.
                versions[index].value = Data(sealed.bytes)
                versions[index].isBinary = sealed.isBinary
                versions[index].keyARN = sealed.keyARN
            } else {
                versions.append(SecretVersionRecord(secret: secret.name, id: id, sealed: sealed, createdAt: now))
            }
            Staging.move(labels, to: id, among: &versions)
            Self.forgetUnlabelled(&versions, now: now)
            secret.changedAt = now
            return versions.first { $0.id == id }?.stages ?? []
        }
    }

    private static func forgetUnlabelled(_ versions: inout [SecretVersionRecord], now: Double) {
        let unlabelled = versions.filter { $0.stages.isEmpty && $0.createdAt < now - 86_400 }
        let forgotten = Set(unlabelled.dropLast(unlabelledMax).map(\.id))
        versions.removeAll { forgotten.contains($0.id) }
    }
}
