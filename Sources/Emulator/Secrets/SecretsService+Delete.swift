import FoundationEssentials
import GRDB
import OpenSSLCrypto
import Storage
import Wire

extension SecretsService {
    static let recoveryDays = 7...30
    static let recoveryDaysByDefault = 30

    func deleteSecret(_ input: DeleteSecret.Input) async throws -> DeleteSecret.Output {
        let isForced = input.forceDeleteWithoutRecovery == true
        guard !isForced || input.recoveryWindowInDays == nil else {
            throw ServiceError(
                "InvalidParameterException",
                "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.")
        }
        let days = input.recoveryWindowInDays ?? Self.recoveryDaysByDefault
        guard Self.recoveryDays.contains(days) else {
            throw ServiceError(
                "InvalidParameterException",
                "The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).")
        }
        let text = try Constraint.length(input.secretId, "secretId", max: 2048)
        let secret: SecretRecord
        do {
            secret = try await self.secret(text, orDeleted: isForced)
        } catch let error as ServiceError {
            guard isForced, error.code == "ResourceNotFoundException", !text.hasPrefix("arn:") else { throw error }
            // What is not there is deleted already: a forced deletion says so.
            return DeleteSecret.Output(arn: scope.arn(text, suffix: "000000"), name: text, deletionDate: now)
        }
        guard !isForced else {
            try await commits.write { [now] db in
                try Self.purge(db, now: now)
                _ = try SecretRecord.deleteOne(db, key: secret.name)
            }
            return DeleteSecret.Output(arn: secret.arn, name: secret.name, deletionDate: now)
        }
        let deletionAt = now + Double(days) * 86_400
        try await edit(secret.arn) { secret, _ in secret.deletionAt = deletionAt }
        return DeleteSecret.Output(arn: secret.arn, name: secret.name, deletionDate: deletionAt)
    }

    func restoreSecret(_ input: SecretInput) async throws -> SecretAnswer {
        try await edit(input.secretId, orDeleted: true) { secret, _ in
            secret.deletionAt = nil
            return SecretAnswer(secret)
        }
    }

    /// Answers nothing.
    func tagResource(_ input: SecretTags.Input) async throws -> [UInt8] {
        let added = try Constraint.required(input.tags, "tags")
        try Self.check(added)
        try await edit(input.secretId) { secret, _ in
            secret.tags = secret.tags.setting(added)
            try Self.check(secret.tags)
        }
        return JSONCall.nothing
    }

    /// Answers nothing.
    func untagResource(_ input: SecretTags.Input) async throws -> [UInt8] {
        let keys = try Constraint.required(input.tagKeys, "tagKeys")
        try await edit(input.secretId) { secret, _ in secret.tags = secret.tags.removing(keys) }
        return JSONCall.nothing
    }

    func getRandomPassword(_ input: GetRandomPassword.Input) throws -> GetRandomPassword.Output {
        var rules = PasswordRules()
        rules.length = try Constraint.range(input.passwordLength, "passwordLength", 1...4096) ?? rules.length
        rules.excludedCharacters = input.excludeCharacters ?? ""
        rules.excludesNumbers = input.excludeNumbers == true
        rules.excludesPunctuation = input.excludePunctuation == true
        rules.excludesUppercase = input.excludeUppercase == true
        rules.excludesLowercase = input.excludeLowercase == true
        rules.includesSpace = input.includeSpace == true
        rules.requiresEachIncludedType = input.requireEachIncludedType ?? true
        return GetRandomPassword.Output(randomPassword: try rules.password())
    }
}
