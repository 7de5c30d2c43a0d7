import FoundationEssentials
package import Wire

extension SecretsService {
    /// Makes a secret of a template with its value, or keeps the one that is there with the value that it has by now.
    ///
    /// - Parameters:
    ///   - suffix: the six characters at the ARN's end, the same at each start.
    ///   - value: the text, worked out only when the secret is made.
    /// - Throws: `ServiceError`.
    package func createSecret(
        name: String, suffix: String, description: String?, keyID: String?, tags: [ResourceTag],
        value: () throws -> String?
    ) async throws {
        let name = try SecretName.check(name)
        if let existing = try? await secret(name) {
            try await edit(existing.arn) { secret, _ in
                secret.description = description
                secret.tags = secret.tags.setting(tags)
            }
            return
        }
        let content = try SecretContent(text: try value(), binary: nil)
        let draft = SecretRecord(
            name: name, arn: scope.arn(name, suffix: suffix), description: description, keyID: keyID,
            tags: [ResourceTag]().setting(tags), createdAt: now, changedAt: now)
        try await insert(draft, version: UUID().uuidString.lowercased(), content: content)
    }

    /// Gives a secret of a template its rotation; one that has the same already goes on as it was.
    package func setRotation(secretID: String, functionARN: String, days: Int?, expression: String?) async throws {
        let rules = RotationRules(automaticallyAfterDays: days, duration: nil, scheduleExpression: expression)
        let existing = try await secret(secretID)
        guard existing.rotation?.functionARN != functionARN || existing.rotation?.rules != rules else { return }
        let next = try rules.next(after: now)
        try await edit(secretID) { secret, _ in
            secret.rotation = RotationSetting(isEnabled: true, functionARN: functionARN, rules: rules)
            secret.nextRotationAt = next
        }
    }

    /// The value for a dynamic reference of a template; nil when there is none.
    package func text(secretID: String, stage: String?, versionID: String?) async throws -> String? {
        let stage = versionID == nil ? stage : nil
        return try await getSecretValue(
            GetSecretValue.Input(secretId: secretID, versionId: versionID, versionStage: stage)
        ).secretString
    }
}
