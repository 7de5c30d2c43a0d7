import CurlTransport
import SharedLayer
import Testing

@testable import Authentication

@Suite("Access tokens")
struct AccessTokenTests {
    private static let path = "/api/v1/organizations/org-demo"
    /// What is there for any member to read, beside what is another's, or nowhere.
    private static let reads: KeyValuePairs<String, Int> = [
        "/api/v1/contracts": 200, "/api/v1/contracts?organization_id=org-other": 404,
        "/api/v1/transactions": 200, "/api/v1/transactions?organization_id=org-other": 404,
        "/api/v1/organizations/org-demo": 200, "/api/v1/organizations/org-other": 404,
        "/api/v1/organizations/org-demo/memberships": 200, "/api/v1/organizations/org-other/memberships": 404,
        "/api/v1/events/subscription_charges/none": 404, "/api/v1/events/disputes/none": 404,
        "/api/v1/events/settlements/none": 404, "/api/v1/events/reconciliations/none": 404,
    ]

    @Test(
        "open every stack as far as the member's role goes, like an API key with its scopes",
        .timeLimit(.minutes(5)))
    func everyStack() async throws {
        try await Provider.with { provider in
            _ = try await provider.user("ops@example.com", role: .operations)
            let client = try await provider.webClient()
            let everything = AccessScope.allCases.map(\.rawValue).joined(separator: " ")
            let member = try await provider.signIn("ops@example.com", with: client, scope: everything)
            let personal = Set(AccessScope.personal.map(\.rawValue))
            #expect(member.scopes.subtracting(personal) == MemberRole.operations.scopes(inOperator: false))

            for (path, status) in Self.reads {
                let answer = try await provider.send(.get, api: path, token: member.accessToken)
                #expect(answer.status == status, "\(path): \(answer.json)")
                #expect(try await provider.send(.get, api: path, token: nil).status == 401, "\(path)")
                #expect(
                    try await provider.send(.get, api: path, token: Self.changed(member.accessToken)).status == 401,
                    "\(path)")
            }
            // What the role has no scope for.
            let refused: [(HTTPRequest.Method, String, JSONValue?)] = [
                (.post, "\(Self.path)/memberships", ["member_id": "user-9", "role": "AUDITOR"]),
                (.get, "/api/v1/partners", nil), (.get, "/api/v1/auth/users", nil), (.get, "/api/v1/auth/clients", nil),
            ]
            for (method, path, body) in refused {
                let answer = try await provider.send(method, api: path, body, token: member.accessToken)
                #expect(answer.status == 403, "\(path): \(answer.json)")
            }
            // A token that was asked for less opens less.
            let narrow = try await provider.signIn("ops@example.com", with: client, scope: "openid contracts:read")
            #expect(try await provider.send(.get, api: "/api/v1/contracts", token: narrow.accessToken).status == 200)
            for path in ["/api/v1/transactions", "/api/v1/organizations/org-demo", "/api/v1/events/disputes/none"] {
                #expect(try await provider.send(.get, api: path, token: narrow.accessToken).status == 403, "\(path)")
            }
        }
    }

    @Test(
        "of an administrator give no role that may do more, and touch nobody who has one", .timeLimit(.minutes(5)))
    func roles() async throws {
        try await Provider.with { provider in
            let own = try await provider.user("administrator@example.com", role: .administrator)
            let owner = try await provider.user("owner@example.com", role: .owner)
            let client = try await provider.webClient()
            let everything = AccessScope.allCases.map(\.rawValue).joined(separator: " ")
            let token = try await provider.signIn("administrator@example.com", with: client, scope: everything)
                .accessToken
            func send(_ method: HTTPRequest.Method, _ path: String, _ body: JSONValue?) async throws -> (
                status: Int, json: JSONValue
            ) {
                try await provider.send(method, api: "\(Self.path)/memberships\(path)", body, token: token)
            }
            for role in [MemberRole.owner, .operations] {
                let made = try await send(.post, "", ["member_id": "user-9", "role": .string(role.rawValue)])
                #expect(made.status == 400)
                #expect(made.json["codes"] == ["SCOPE_NOT_HELD"], "\(made.json)")
            }
            #expect(try await send(.post, "", ["member_id": "user-9", "role": "AUDITOR"]).status == 201)
            let above: [(HTTPRequest.Method, String, JSONValue?)] = [
                (.patch, "/\(own)", ["role": "OWNER"]), (.patch, "/user-9", ["role": "OPERATIONS"]),
                (.patch, "/\(owner)", ["role": "AUDITOR"]), (.delete, "/\(owner)", nil),
            ]
            for (method, path, body) in above {
                let answer = try await send(method, path, body)
                #expect(answer.json["codes"] == ["SCOPE_NOT_HELD"], "\(path): \(answer.json)")
            }
            #expect(try await send(.get, "/\(owner)", nil).json["role"] == "OWNER")
        }
    }

    /// The token with another signature.
    private static func changed(_ token: String) -> String {
        let parts = token.split(separator: ".").map(String.init)
        return "\(parts[0]).\(parts[1]).\(String(parts[2].reversed()))"
    }
}
