extension FunctionParts {
    /// Lets in who has an API key with the scopes; an operator always.
    package func authorizeCallers(_ requirements: AccessRequirement...) throws(ConfigError) -> any RequestStep {
        AuthorizeStep(
            CallerAuthorizer(
                keys: APIKeyRepository(dynamo: dynamo, table: try config.value(.organizationTable)),
                requires: requirements))
    }
}
