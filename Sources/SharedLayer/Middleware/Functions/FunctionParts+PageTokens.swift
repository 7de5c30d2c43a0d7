extension FunctionParts {
    /// Signs page tokens with the secret that Secrets Manager has under `secretID`.
    package func pageTokens(secretID: String) -> PageTokens {
        PageTokens(
            CachedParameters(SecretsSource(configuration: aws, http: http)), secretID: ParameterName(secretID))
    }
}
