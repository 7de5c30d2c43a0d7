import EventBus
import FoundationEssentials
import Keys
import Parameters
import Secrets
import Templates
import Wire

/// Secrets and parameters of templates.
extension Backends {
    func installValues(_ application: Application) async throws {
        for parameter in application.parameters {
            try await install("\(parameter.stack)/\(parameter.logicalID)", at: parameter.location) {
                try await make(parameter)
            }
        }
        for secret in application.secrets {
            try await install("\(secret.stack)/\(secret.logicalID)", at: secret.location) { try await make(secret) }
        }
    }

    private func make(_ resource: SecretResource) async throws {
        try await secrets.createSecret(
            name: resource.name, suffix: resource.suffix, description: resource.description, keyID: resource.keyID,
            tags: resource.tags.sorted { $0.key < $1.key }.map { ResourceTag(key: $0.key, value: $0.value) }
        ) {
            switch resource.value {
            case .none: nil
            case .text(let text): text
            case .generated(let generation): try generation.secret()
            }
        }
        guard let rotation = resource.rotation else { return }
        try await secrets.setRotation(
            secretID: resource.name, functionARN: rotation.functionARN, days: rotation.days,
            expression: rotation.expression)
    }

    private func make(_ resource: ParameterResource) async throws {
        try await parameters.createParameter(
            name: resource.name, type: resource.type, value: resource.value, description: resource.description,
            tier: resource.tier, allowedPattern: resource.allowedPattern, dataType: resource.dataType,
            policies: resource.policies,
            tags: resource.tags.sorted { $0.key < $1.key }.map { ResourceTag(key: $0.key, value: $0.value) })
    }
}

extension SecretSeal {
    init(_ seal: MasterSeal) {
        self.init(seal: { try seal.seal($0, for: $1) }, open: { try seal.open($0, for: $1) })
    }
}

extension SecretResource.Generation {
    /// A new password, alone or as a member of the template's object.
    fileprivate func secret() throws -> String {
        var rules = PasswordRules()
        rules.length = length
        rules.excludedCharacters = excludedCharacters
        rules.excludesNumbers = excludesNumbers
        rules.excludesPunctuation = excludesPunctuation
        rules.excludesUppercase = excludesUppercase
        rules.excludesLowercase = excludesLowercase
        rules.includesSpace = includesSpace
        rules.requiresEachIncludedType = requiresEachIncludedType
        let password = try rules.password()
        guard let template, let key else { return password }
        guard case .structure(let members)? = WireValue(json: Array(template.utf8)) else {
            throw ServiceError("ValidationException", "SecretStringTemplate is no JSON object")
        }
        let filled = members.filter { $0.name != key } + [WireValue.Member(key, .text(password))]
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(WireValue.structure(filled)), as: UTF8.self)
    }
}
