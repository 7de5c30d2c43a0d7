import CurlTransport
import SharedLayer
import Synchronization
import TestSupport
import Testing

@Suite("AppConfig")
struct AppConfigTests {
    /// AppConfigData as its reference says: each token is good once, and an answer is empty when nothing is new.
    private final class Service: AppConfigSession {
        struct State {
            var configuration = "one"
            var given: String?
            var token = 0
            var calls: [String] = []
            var fails = false
        }

        let state = Mutex(State())
        var calls: [String] { state.withLock { $0.calls } }

        func start(_ profile: String) async throws(ParameterError) -> String {
            state.withLock { state in
                state.calls.append("start")
                state.token += 1
                state.given = nil
                return "\(state.token)"
            }
        }

        func latest(_ token: String, of profile: String) async throws(ParameterError) -> AppConfigAnswer {
            let result: Result<AppConfigAnswer, ParameterError> = state.withLock { state in
                state.calls.append("latest")
                guard token == "\(state.token)" else {
                    return .failure(ParameterError(.invalidRequest, name: profile, "the token is not valid"))
                }
                state.token += 1
                guard !state.fails else { return .failure(ParameterError(.unavailable, name: profile, "500")) }
                let isNew = state.given != state.configuration
                state.given = state.configuration
                return .success(
                    AppConfigAnswer(
                        nextToken: "\(state.token)", pollIntervalSeconds: 60,
                        configuration: isNew ? Array(state.configuration.utf8) : [], version: "v"))
            }
            return try result.get()
        }
    }

    @Test("It is polled no sooner than it may be, and an empty answer keeps the configuration")
    func polling() async throws {
        let (service, clock) = (Service(), TestClock())
        let parameters = CachedParameters(
            AppConfigSource(service, now: clock.now), options: ParameterOptions(maxAgeSeconds: 0), now: clock.now)
        #expect(try await parameters.text("flags") == "one")
        #expect(try await parameters.text("flags") == "one")
        #expect(service.calls == ["start", "latest"])
        clock.advance(milliseconds: 60_000)
        #expect(try await parameters.text("flags") == "one")
        service.state.withLock { $0.configuration = "two" }
        #expect(try await parameters.text("flags") == "one")
        clock.advance(milliseconds: 60_000)
        #expect(try await parameters.text("flags") == "two")
        #expect(service.calls == ["start", "latest", "latest", "latest"])
    }

    @Test("A token that is of no use any more is replaced by a new session")
    func newSession() async throws {
        let (service, clock) = (Service(), TestClock())
        let source = AppConfigSource(service, now: clock.now)
        _ = try await source.read("flags")
        clock.advance(milliseconds: 60_000)
        service.state.withLock { $0.token += 1 }
        #expect(try await source.read("flags") == ParameterValue("one", version: "v"))
        #expect(service.calls == ["start", "latest", "latest", "start", "latest"])
        clock.advance(milliseconds: 60_000)
        service.state.withLock { $0.fails = true }
        await #expect(throws: ParameterError.self) { try await source.read("flags") }
        service.state.withLock { $0.fails = false }
        #expect(try await source.read("flags") == ParameterValue("one", version: "v"))
    }

    @Test("The extension is asked by its path, and its answers are told apart")
    func lambdaExtension() async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        try await ScriptedPeer.with { connection in
            for status in [200, 404, 400, 500, 403] {
                guard try await connection.readRequest() != nil else { return }
                try await connection.respond(
                    status, ["Configuration-Version: 7"], body: status == 200 ? #"{"on":true}"# : "{}")
            }
        } _: { peer in
            let source = AppConfigExtensionSource(
                application: "my app", environment: "prod", http: http, endpoint: peer.url)
            let value = try await source.read("flags/é")
            #expect(value == ParameterValue(#"{"on":true}"#, version: "7"))
            #expect(
                peer.requests.first?.target
                    == "/applications/my%20app/environments/prod/configurations/flags%2F%C3%A9")
            for code in [ParameterError.Code.notFound, .invalidRequest, .unavailable, .accessDenied] {
                let error = try await #require(throws: ParameterError.self) { try await source.read("flags") }
                #expect(error.code == code)
            }
        }
    }
}
