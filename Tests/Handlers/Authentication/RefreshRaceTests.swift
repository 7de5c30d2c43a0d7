import CurlTransport
import SharedLayer
import Testing

@testable import Authentication

@Suite("A refresh token that two use at once")
struct RefreshRaceTests {
    @Test("ends the grant for both", .timeLimit(.minutes(5)))
    func ended() async throws {
        try await Provider.with { provider in try await Self.race(provider) }
    }

    private static func race(_ provider: Provider) async throws {
        _ = try await provider.user("twice@example.com")
        let client = try await provider.webClient()
        let signedIn = try await provider.signIn(
            "twice@example.com", with: client, scope: "openid email offline_access")
        let answers = try await refreshedTwice(signedIn.refreshToken, client, provider)
        let statuses = answers.map(\.status).sorted()
        #expect(statuses == [200, 400] || statuses == [400, 400])
        let errors = answers.compactMap { $0.json["error"]?.string }
        #expect(!errors.isEmpty)
        #expect(Set(errors) == ["invalid_grant"])

        let later = answers.compactMap { $0.json["refresh_token"]?.string }
        for token in later {
            let again = try await provider.refresh(token, of: client)
            #expect(again.json["error"]?.string == "invalid_grant")
        }
        var tokens = answers.compactMap { $0.json["access_token"]?.string }
        tokens.append(signedIn.accessToken)
        for token in tokens {
            let answer = try await provider.send(.get, api: "/api/v1/auth/userinfo", token: token)
            #expect(answer.status == 401)
        }
    }

    private static func refreshedTwice(
        _ token: String, _ client: JSONValue, _ provider: Provider
    ) async throws -> [Provider.TokenAnswer] {
        try await withThrowingTaskGroup(of: Provider.TokenAnswer.self) { group in
            for _ in 0..<2 { group.addTask { try await provider.refresh(token, of: client) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
