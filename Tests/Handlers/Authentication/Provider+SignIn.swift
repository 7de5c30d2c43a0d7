import CurlTransport
import SharedLayer
import Testing

@testable import Authentication

extension Provider {
    /// What a client has after somebody signed in.
    struct SignedIn: Sendable {
        let accessToken: String
        let refreshToken: String
        let scopes: Set<String>
    }

    /// What the token endpoint answered.
    struct TokenAnswer: Sendable {
        let status: Int
        let json: JSONValue
    }

    /// A client that people sign in with, for all there is to ask for.
    func webClient() async throws -> JSONValue {
        try await client([
            "client_name": "Back office", "organization_id": "org-demo",
            "token_endpoint_auth_method": "client_secret_post",
            "grant_types": ["authorization_code", "refresh_token"], "redirect_uris": [.string(Self.redirectURI)],
            "scope": .string(AccessScope.allCases.map(\.rawValue).joined(separator: " ")),
        ])
    }

    /// Signs somebody in as the page's form would, and exchanges the code.
    func signIn(_ email: String, with client: JSONValue, scope: String) async throws -> SignedIn {
        let browser = FormToken(SecretSource())
        let verifier = SecretSource().secret()
        let cookie = try #require(browser.cookie(issuer: issuer).split(separator: ";").first)
        let answer = try await post(
            "/authorize",
            [
                ("response_type", "code"), ("client_id", client["client_id"]?.string ?? ""),
                ("redirect_uri", Self.redirectURI), ("scope", scope), ("state", "s"),
                ("code_challenge", CodeChallenge.challenge(of: verifier)), ("code_challenge_method", "S256"),
                ("form_token", browser.formValue), ("username", email), ("password", Self.password),
                ("action", "sign-in"),
            ], headers: ["Cookie": String(cookie)])
        try #require(answer.status == 303, "\(String(decoding: answer.body, as: UTF8.self))")
        let location = try #require(answer.headers["location"])
        let query = try #require(location.split(separator: "?").last)
        let code = try #require(try FormParameters(query: String(query))["code"])
        let tokens = try await token(
            of: client,
            [
                ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", Self.redirectURI),
                ("code_verifier", verifier),
            ])
        try #require(tokens.status == 200, "\(tokens.json)")
        return SignedIn(
            accessToken: try #require(tokens.json["access_token"]?.string),
            refreshToken: tokens.json["refresh_token"]?.string ?? "",
            scopes: Set((tokens.json["scope"]?.string ?? "").split(separator: " ").map(String.init)))
    }

    /// Asks the token endpoint as a client with a secret.
    func token(
        of client: JSONValue, _ form: [(name: String, value: String)]
    ) async throws -> TokenAnswer {
        let proof = ["client_id", "client_secret"].map { (name: $0, value: client[$0]?.string ?? "") }
        let answer = try await post("/token", form + proof)
        return TokenAnswer(status: answer.status, json: (try? JSONParser().parse(answer.body)) ?? .null)
    }

    func refresh(_ token: String, of client: JSONValue) async throws -> TokenAnswer {
        try await self.token(of: client, [("grant_type", "refresh_token"), ("refresh_token", token)])
    }

    private func post(
        _ path: String, _ form: [(name: String, value: String)], headers: HTTPHeaders = [:]
    ) async throws -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        return try await http.execute(
            HTTPRequest(.post, issuer + path, headers: headers, body: Array(FormEncoding.text(form).utf8)))
    }
}
