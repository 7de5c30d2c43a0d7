import CurlTransport
import SharedLayer
import Testing

/// The examples of docs/shared-layer/parameters.md.
@Suite("Examples: parameters")
struct ParameterExamplesTests {
    private struct Limits: Decodable, Equatable {
        var retries: Int
    }

    /// How a function makes what it keeps for its whole life.
    private struct Surroundings {
        let parameters: CachedParameters<ParameterStoreSource>
        let secrets: CachedParameters<SecretsSource>
        let flags: FeatureFlags<AppConfigExtensionSource>
        let unaided: CachedParameters<AppConfigSource>

        init(configuration: AWSConfiguration, http: HTTPClient) {
            parameters = CachedParameters(ParameterStoreSource(configuration: configuration, http: http))
            secrets = CachedParameters(
                SecretsSource(configuration: configuration, http: http),
                options: ParameterOptions(maxAgeSeconds: 300, staleSecondsMax: 3_600))
            let profiles = CachedParameters(
                AppConfigExtensionSource(application: "shop", environment: "prod", http: http))
            flags = FeatureFlags(profiles, name: "flags")
            let session = AppConfigDataSession(
                application: "shop", environment: "prod", configuration: configuration, http: http)
            unaided = CachedParameters(AppConfigSource(session))
        }
    }

    @Test("Nothing is read before it is asked for")
    func start() {
        let http = HTTPClient()
        defer { http.shutdown() }
        let configuration = AWSConfiguration(
            region: "eu-west-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret"))
        #expect(Surroundings(configuration: configuration, http: http).secrets.options.maxAgeSeconds == 300)
    }

    @Test("A function's own test gives it a table instead")
    func ownTest() async throws {
        let source = TableSource([
            "/shop/url": "https://example.com", "/shop/limits.json": #"{"retries":3}"#,
            "flags":
                #"{"fast":{"default":false,"rules":{"gold":{"when_match":true,"conditions":[{"action":"EQUALS","key":"tier","value":"gold"}]}}}}"#,
        ])
        let parameters = CachedParameters(source)
        let url = try await parameters.text("/shop/url")
        let limits = try await parameters.json("/shop/limits.json", as: Limits.self)
        let now = try await parameters.text("/shop/url", .fetched)
        let all = try await parameters.automatic(under: "/shop/", recursively: true)
        #expect((url, now, all.count) == ("https://example.com", "https://example.com", 2))
        #expect(limits.retries == 3)

        let flags = FeatureFlags(parameters, name: "flags")
        let isFast = try await flags.isEnabled("fast", context: JSONObject([("tier", "gold")]))
        #expect(isFast)
    }
}
