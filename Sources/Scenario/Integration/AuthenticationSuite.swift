import CurlTransport
import SharedLayer

/// Users, and a client that gets tokens, uses and revokes them.
struct AuthenticationSuite: IntegrationSuite {
    static let pipeline = "authentication"
    private static let path = "/api/v1/auth"

    func run(_ run: IntegrationRun) async throws {
        await run.check("The provider tells where its endpoints and keys are") {
            let provider = try run.expect(
                200, try await run.network.get("\(Self.path)/.well-known/openid-configuration", apiKey: nil))
            try run.require(provider["token_endpoint"]?.string != nil, "It tells \(provider)")
            let keys = try run.expect(200, try await run.network.get("\(Self.path)/jwks", apiKey: nil))
            try run.require(keys["keys"]?.array?.isEmpty == false, "It has no key: \(keys)")
        }
        await users(run)
        await tokens(run)
    }

    private func users(_ run: IntegrationRun) async {
        let network = run.network
        let request: JSONValue = [
            "email": .string("\(run.runID)@\(network.plan.organizationID).example"), "name": "Integration test",
            "role": "AUDITOR",
        ]
        let user = await run.check("An organization makes a user of its own") {
            try await run.call(
                .post, "\(Self.path)/users", request, by: network.organizationKey, status: 201)
        }
        await run.check("An e-mail address is one user's") {
            try await run.call(
                .post, "\(Self.path)/users", request, by: network.organizationKey, status: 409)
        }
        await run.check("Another organization does not see the user") {
            let id = user?["user_id"]?.string ?? ""
            try await run.read("\(Self.path)/users/\(id)", by: network.organizationKey)
            try await run.read("\(Self.path)/users/\(id)", by: network.otherOrganizationKey, status: 404)
        }
    }

    private func tokens(_ run: IntegrationRun) async {
        let network = run.network
        let client = await run.check("An organization registers a client") {
            try await run.call(
                .post, "\(Self.path)/clients",
                [
                    "client_name": .string(run.runID), "token_endpoint_auth_method": "client_secret_post",
                    "grant_types": ["client_credentials"], "scope": "contracts:read",
                ], by: network.organizationKey, status: 201)
        }
        guard let id = client?["client_id"]?.string, let secret = client?["client_secret"]?.string else { return }
        let login = [("client_id", id), ("client_secret", secret)]
        let token = await run.check("Its token opens what its scope says, and nothing else") {
            let answer = try run.expect(
                200, try await Self.post("token", login + [("grant_type", "client_credentials")], network))
            guard let token = answer["access_token"]?.string else { throw ScenarioError("No token: \(answer)") }
            try run.expect(200, try await Self.get("/api/v1/contracts?limit=1", token, network))
            try run.expect(403, try await Self.get("/api/v1/transactions?limit=1", token, network))
            return token
        }
        guard let token else { return }
        await run.check("A token that was revoked is no longer active") {
            try run.expect(200, try await Self.post("revoke", login + [("token", token)], network))
            let answer = try run.expect(200, try await Self.post("introspect", login + [("token", token)], network))
            try run.require(answer["active"] == false, "It is \(answer)")
        }
        await run.check("A wrong secret gets no token") {
            let wrong = [("client_id", id), ("client_secret", "wrong"), ("grant_type", "client_credentials")]
            let answer = try run.expect(401, try await Self.post("token", wrong, network))
            try run.require(answer["error"] == "invalid_client", "It is \(answer)")
        }
    }

    private static func get(
        _ path: String, _ token: String, _ network: ChargeNetwork
    ) async throws -> HTTPResponse {
        try await network.get(path, apiKey: nil, headers: ["Authorization": "Bearer \(token)"])
    }

    /// A form (RFC 6749 appendix B) of names and values that need no escaping.
    private static func post(
        _ endpoint: String, _ members: [(String, String)], _ network: ChargeNetwork
    ) async throws -> HTTPResponse {
        let form = members.map { "\($0)=\($1)" }.joined(separator: "&")
        return try await network.call(
            .post, "\(path)/\(endpoint)", body: Array(form.utf8),
            headers: ["Content-Type": "application/x-www-form-urlencoded"])
    }
}
