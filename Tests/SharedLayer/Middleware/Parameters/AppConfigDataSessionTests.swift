import CurlTransport
import FoundationEssentials
import SharedLayer
import TestSupport
import Testing

/// Against a peer that checks signatures by botocore and keeps to AppConfigData's reference.
@Suite("AppConfigData, signed", .tags(.wire, .slow), .timeLimit(.minutes(5)))
struct AppConfigDataSessionTests {
    /// Source: AppConfig API reference, StartConfigurationSession and GetLatestConfiguration. A token is good for one call; `expired`
    /// makes all of them worthless, `configuration` is what is deployed.
    private static let service = #"""
        url = urlsplit(self.path)
        if shared["service"] != "appconfig": return self.refuse(403, "InvalidSignatureException")
        tokens = shared.setdefault("tokens", {})
        if shared.pop("expired", None): tokens.clear()
        def made(profile, given):
            shared["count"] = shared.get("count", 0) + 1
            token = f"t/+={shared['count']}&%20"
            tokens[token] = (profile, given)
            return token
        if self.command == "POST" and url.path == "/configurationsessions":
            input = json.loads(body)
            if input["ApplicationIdentifier"] != "shop" or input["EnvironmentIdentifier"] != "prod":
                return self.refuse(404, "ResourceNotFoundException")
            if not 15 <= input["RequiredMinimumPollIntervalInSeconds"] <= 86400:
                return self.refuse(400, "BadRequestException")
            shared["sessions"] = shared.get("sessions", 0) + 1
            token = made(input["ConfigurationProfileIdentifier"], None)
            return self.answer(201, {"Content-Type": "application/json"},
                               json.dumps({"InitialConfigurationToken": token}).encode())
        if self.command == "GET" and url.path == "/configuration":
            known = tokens.pop(parse_qs(url.query)["configuration_token"][0], None)
            if known is None: return self.refuse(400, "BadRequestException")
            profile, given = known
            deployed = shared.get("configuration", "one")
            headers = {"Next-Poll-Configuration-Token": made(profile, deployed),
                       "Next-Poll-Interval-In-Seconds": "45", "Content-Type": "text/plain"}
            if deployed == given: return self.answer(200, headers)
            headers["Version-Label"] = f"session {shared['sessions']}"
            return self.answer(200, headers, deployed.encode())
        self.refuse(404, "UnknownOperationException")
        """#

    private static func with(_ body: (AWSConfiguration, HTTPClient) async throws -> Void) async throws {
        try await SignatureJudge.with(service) { configuration in
            let http = HTTPClient()
            defer { http.shutdown() }
            try await body(configuration, http)
        }
    }

    private static func set(
        _ name: String, _ value: String, _ configuration: AWSConfiguration, _ http: HTTPClient
    ) async throws {
        let url = configuration.endpoint(of: "appconfigdata") + "/control/" + name
        #expect(try await http.execute(HTTPRequest(.put, url, body: Array(value.utf8))).status == 204)
    }

    @Test("A configuration is polled by the newest token, as late as the service says, and kept when nothing is new")
    func polling() async throws {
        try await Self.with { configuration, http in
            let clock = TestClock()
            let session = AppConfigDataSession(
                application: "shop", environment: "prod", configuration: configuration, http: http)
            let source = AppConfigSource(session, now: clock.now)
            #expect(try await source.read("flags/é") == ParameterValue("one", version: "session 1"))
            clock.advance(milliseconds: 45_000)
            #expect(try await source.read("flags/é") == ParameterValue("one", version: "session 1"))
            try await Self.set("configuration", "two", configuration, http)
            clock.advance(milliseconds: 44_999)
            #expect(try await source.read("flags/é") == ParameterValue("one", version: "session 1"))
            clock.advance(milliseconds: 1)
            #expect(try await source.read("flags/é") == ParameterValue("two", version: "session 1"))
        }
    }

    @Test("A token that has run out is replaced by a new session's")
    func expiredToken() async throws {
        try await Self.with { configuration, http in
            let clock = TestClock()
            let session = AppConfigDataSession(
                application: "shop", environment: "prod", configuration: configuration, http: http)
            let source = AppConfigSource(session, now: clock.now)
            _ = try await source.read("flags")
            try await Self.set("expired", "yes", configuration, http)
            clock.advance(milliseconds: 45_000)
            #expect(try await source.read("flags") == ParameterValue("one", version: "session 2"))
            let error = try await #require(throws: ParameterError.self) {
                try await session.latest("t0", of: "flags")
            }
            #expect(error.code == .invalidRequest)
        }
    }

    @Test("What the service refuses is told by its code")
    func refusals() async throws {
        try await Self.with { configuration, http in
            func code(
                _ application: String, _ configuration: AWSConfiguration, pollIntervalSecondsMin: Int = 15
            ) async -> ParameterError.Code? {
                let session = AppConfigDataSession(
                    application: application, environment: "prod", configuration: configuration, http: http,
                    pollIntervalSecondsMin: pollIntervalSecondsMin)
                let error = await #expect(throws: ParameterError.self) { try await session.start("flags") }
                return error?.code
            }
            #expect(await code("none", configuration) == .notFound)
            #expect(await code("shop", configuration, pollIntervalSecondsMin: 14) == .invalidRequest)
            #expect(await code("shop", configuration.withWrongSecret) == .accessDenied)
        }
    }

    @Test(
        "An answer without a token is no answer",
        arguments: [#"{}"#, #"{"InitialConfigurationToken":7}"#, "<html>"])
    func noToken(_ body: String) async throws {
        let transport = ScriptedTransport([ScriptedTransport.ok(body), ScriptedTransport.ok("configuration")])
        let session = AppConfigDataSession(
            application: "shop", environment: "prod",
            configuration: AWSConfiguration(
                region: "eu-west-1", credentials: AWSCredentials(accessKeyID: "id", secretAccessKey: "secret")),
            http: transport)
        let first = try await #require(throws: ParameterError.self) { try await session.start("flags") }
        #expect(first.code == .unavailable)
        let second = try await #require(throws: ParameterError.self) { try await session.latest("t", of: "flags") }
        #expect(second.code == .unavailable)
    }
}
