import FoundationEssentials
import Wire

extension SecretsService {
    func updateSecretVersionStage(_ input: UpdateSecretVersionStage.Input) async throws -> SecretAnswer {
        let stage = try Constraint.length(input.versionStage, "versionStage", max: Staging.labelCharactersMax)
        for id in [input.moveToVersionId, input.removeFromVersionId].compactMap(\.self) {
            _ = try Constraint.length(id, "versionId", min: 32, max: 64)
        }
        return try await edit(input.secretId) { [now] secret, versions in
            let holder = versions.first { $0.stages.contains(stage) }?.id
            try Self.checkRemoval(of: stage, from: holder, input)
            if let target = input.moveToVersionId {
                guard let version = versions.first(where: { $0.id == target }) else {
                    throw Self.versionNotFound(target)
                }
                guard version.stages.count < Staging.labelsMax || version.stages.contains(stage) else {
                    throw ServiceError(
                        "LimitExceededException",
                        "A secret version can't have more than \(Staging.labelsMax) staging labels.")
                }
                if holder != target { Staging.move([stage], to: target, among: &versions) }
            } else {
                for index in versions.indices { versions[index].stages.removeAll { $0 == stage } }
            }
            secret.changedAt = now
            return SecretAnswer(secret)
        }
    }

    private static func checkRemoval(
        of stage: String, from holder: String?, _ input: UpdateSecretVersionStage.Input
    ) throws(ServiceError) {
        guard stage != Staging.current || input.moveToVersionId != nil else {
            throw ServiceError(
                "InvalidParameterException",
                "You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed."
            )
        }
        guard let holder, holder != input.moveToVersionId else {
            if let from = input.removeFromVersionId, holder != from { throw notAttached(stage, from) }
            return
        }
        guard let from = input.removeFromVersionId else {
            throw ServiceError(
                "InvalidParameterException",
                "The parameter RemoveFromVersionId can't be empty. Staging label \(stage) is currently attached to version "
                    + "\(holder), so you must explicitly reference that version in RemoveFromVersionId.")
        }
        guard from == holder else { throw notAttached(stage, from) }
    }

    private static func notAttached(_ stage: String, _ version: String) -> ServiceError {
        ServiceError(
            "InvalidParameterException", "Staging label \(stage) isn't currently attached to version \(version).")
    }

    private static func versionNotFound(_ id: String) -> ServiceError {
        ServiceError(
            "ResourceNotFoundException",
            "Secrets Manager can't find the specified secret value for VersionId: \(id)")
    }
}
