extension FunctionParts {
    /// Lets in who has an API key, or an access token where this deployment has tokens, with the scopes; an operator always.
    package func authorizeCallers(_ requirements: AccessRequirement...) throws(ConfigError) -> any RequestStep {
        AuthorizeStep(
            CallerAuthorizer(
                keys: APIKeyRepository(dynamo: dynamo, table: try config.value(.organizationTable)),
                tokens: try accessTokenVerifier(), requires: requirements))
    }

    /// Verifies access tokens; nil without `TOKEN_KEY_ID` and `TOKEN_ISSUER`.
    package func accessTokenVerifier() throws(ConfigError) -> AccessTokenVerifier? {
        let (keyID, issuer) = try config.optionals(.tokenKeyID, .tokenIssuer)
        guard let keyID, let issuer else { return nil }
        return AccessTokenVerifier(
            keys: try tokenKeys(signing: keyID), issuer: issuer, audience: try tokenAudience())
    }

    /// The public keys of our tokens: the one that signs, and the earlier ones.
    package func tokenKeys(signing keyID: String) throws(ConfigError) -> TokenKeys {
        TokenKeys(
            keyStore: KMSKeyStore(configuration: aws, http: http),
            keyIDs: [keyID] + (try config.value(.tokenKeyIDsEarlier)))
    }

    /// What access tokens are for.
    package func tokenAudience() throws(ConfigError) -> String {
        let (audience, environment) = try config.optionals(.tokenAudience, .environmentName)
        return audience ?? "moneta-core-\(environment ?? "dev")"
    }
}
