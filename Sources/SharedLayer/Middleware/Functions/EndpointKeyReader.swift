/// Reads the keys that open endpoints from Secrets Manager, and keeps them for a short while.
package struct EndpointKeyReader: PartnerKeySource {
    private let secrets: CachedParameters<SecretsSource>

    package init(_ secrets: CachedParameters<SecretsSource>) {
        self.secrets = secrets
    }

    /// The version that the record names, so that a key that was replaced is never sent again. Throws a `ParameterError`.
    package func key(of partner: PartnerModel) async throws(ParameterError) -> SecretText {
        guard let name = partner.apiKeySecretName else {
            guard let key = partner.apiKey else {
                throw ParameterError(.notFound, name: partner.partnerID, "the partner has no key")
            }
            return SecretText(key)
        }
        let parameter = ParameterName(name, version: partner.apiKeySecretVersion)
        return SecretText(try await secrets.value(parameter).text(parameter.description))
    }
}
