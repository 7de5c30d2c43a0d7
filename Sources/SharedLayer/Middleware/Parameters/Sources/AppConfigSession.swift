/// The two operations of AppConfigData: a session gives a token, and each token gives a configuration and the next token.
///
/// Source: AppConfigData API reference, StartConfigurationSession and GetLatestConfiguration.
package protocol AppConfigSession: Sendable {
    /// A session's first token.
    func start(_ profile: String) async throws(ParameterError) -> String

    /// What is new since the token before. `notFound` and `invalidRequest` mean that the token is of no use any more.
    func latest(_ token: String, of profile: String) async throws(ParameterError) -> AppConfigAnswer
}
