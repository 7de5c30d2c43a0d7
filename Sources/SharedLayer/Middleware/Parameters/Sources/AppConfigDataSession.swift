import CurlTransport

/// AppConfigData's two operations, signed.
///
/// Source: AppConfigData API reference, StartConfigurationSession and GetLatestConfiguration.
package struct AppConfigDataSession: AppConfigSession {
    private let client: AWSRESTClient
    private let application: String
    private let environment: String
    private let pollIntervalSecondsMin: Int

    /// What the service polls by when an answer does not say.
    private static let pollIntervalSecondsDefault = 60

    /// Names or ids. The interval is 15 to 86,400 seconds.
    package init(
        application: String, environment: String, configuration: AWSConfiguration, http: any HTTPTransport,
        pollIntervalSecondsMin: Int = 15, policy: RetryPolicy = RetryPolicy(), clock: RetryClock = .system
    ) {
        client = AWSRESTClient(
            service: "appconfig", endpointPrefix: "appconfigdata", configuration: configuration, http: http,
            policy: policy, clock: clock)
        self.application = application
        self.environment = environment
        self.pollIntervalSecondsMin = pollIntervalSecondsMin
    }

    package func start(_ profile: String) async throws(ParameterError) -> String {
        let input: JSONValue = [
            "ApplicationIdentifier": .string(application), "EnvironmentIdentifier": .string(environment),
            "ConfigurationProfileIdentifier": .string(profile),
            "RequiredMinimumPollIntervalInSeconds": .number(JSONNumber(pollIntervalSecondsMin)),
        ]
        let response: HTTPResponse
        do {
            response = try await client.call(.post, ["configurationsessions"], body: input.bytes)
        } catch {
            throw ParameterError(error, name: profile)
        }
        let document = try? JSONParser().parse(response.body)
        guard let token = document?["InitialConfigurationToken"]?.string else {
            throw ParameterError(.unavailable, name: profile, "the session has no token")
        }
        return token
    }

    package func latest(_ token: String, of profile: String) async throws(ParameterError) -> AppConfigAnswer {
        let response: HTTPResponse
        do {
            response = try await client.call(
                .get, ["configuration"], query: [(name: "configuration_token", value: token)])
        } catch {
            throw ParameterError(error, name: profile)
        }
        guard let next = response.headers["Next-Poll-Configuration-Token"] else {
            throw ParameterError(.unavailable, name: profile, "the answer has no next token")
        }
        let interval = response.headers["Next-Poll-Interval-In-Seconds"].flatMap { Int($0) }
        return AppConfigAnswer(
            nextToken: next, pollIntervalSeconds: interval ?? Self.pollIntervalSecondsDefault,
            configuration: response.body, version: response.headers["Version-Label"])
    }
}
