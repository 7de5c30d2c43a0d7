/// Keeps the keys that open endpoints in Secrets Manager, under names made of their owners' ids.
package struct EndpointKeyWriter: Sendable {
    private let secrets: SecretsSource
    private let environment: String

    /// - Parameter environment: dev, staging or prod.
    package init(_ secrets: SecretsSource, environment: String) {
        self.secrets = secrets
        self.environment = environment
    }

    /// `moneta/<environment>/partners/<partner>`. Secrets' names have no colon, and identifiers have no plus sign.
    package func name(partnerID: String) -> String {
        let name = String(partnerID.map { $0 == ":" ? "+" : $0 })
        return "moneta/\(environment)/partners/\(name)"
    }

    /// Writes the key as a new version, and gives back the partner that names it. The key counts once that is saved.
    ///
    /// Throws a `ParameterError`.
    package func set(_ key: String, of partner: PartnerModel) async throws(ParameterError) -> PartnerModel {
        let name = name(partnerID: partner.partnerID)
        var changed = partner
        changed.apiKeySecretVersion = try await secrets.set(name, to: key)
        changed.apiKeySecretName = name
        changed.apiKey = nil
        return changed
    }
}
