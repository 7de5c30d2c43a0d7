import CurlTransport
import SharedLayer
import Testing

@Suite("The management of users and clients")
struct UserManagementTests {
    @Test(
        "keeps organizations apart, gives nobody more than they have, and tells what is wrong", .timeLimit(.minutes(5)))
    func management() async throws {
        try await Provider.with { provider in
            let ours = try await provider.user("ours@example.com", role: .auditor)
            let owner = try await provider.user("owner@example.com", role: .owner)
            let theirs = try await provider.user("theirs@example.com", in: "org-other", role: .auditor)
            let key = Provider.administratorKey

            for (method, path, body) in [
                ("GET", "", nil), ("PATCH", "", ["name": "x"]),
                ("PUT", "/password", ["password": "long enough, surely"]),
            ] as [(String, String, JSONValue?)] {
                let answer = try await provider.send(
                    try #require(HTTPRequest.Method(rawValue: method)), "/users/\(theirs)\(path)", body, key: key)
                #expect(answer.status == 404, "\(method) \(path)")
                #expect(answer.json["type"] == "urn:moneta:problem:not-found")
            }
            #expect(try await provider.send(.get, "/users?organization_id=org-other", key: key).status == 404)

            let listed = try await provider.send(.get, "/users", key: key)
            #expect(Set((listed.json["items"]?.array ?? []).compactMap { $0["user_id"]?.string }) == [ours, owner])
            #expect(!listed.json.description.contains("scrypt"))

            // An administrator neither makes an owner nor takes one over.
            let above: [(HTTPRequest.Method, String, JSONValue)] = [
                (.post, "/users", ["email": "king@example.com", "name": "x", "role": "OWNER"]),
                (.patch, "/users/\(owner)", ["status": "DISABLED"]),
                (.put, "/users/\(owner)/password", ["password": "long enough, surely"]),
            ]
            for (method, path, body) in above {
                let answer = try await provider.send(method, path, body, key: key)
                #expect(answer.status == 400, "\(path)")
                #expect(answer.json["codes"] == ["ROLE_ABOVE_CALLER"], "\(answer.json)")
            }

            let duplicate = try await provider.send(
                .post, "/users", ["email": "OURS@example.com", "name": "x", "role": "AUDITOR"], key: key)
            #expect(duplicate.status == 409)
            let read = try await provider.send(.get, "/users/\(ours)", key: key)
            #expect(read.json["memberships"]?.array?.first?["role"] == "AUDITOR")
            #expect(read.json["has_password"] == true)
        }
    }

    @Test("refuses what no schema or rule allows", .timeLimit(.minutes(5)))
    func badInput() async throws {
        try await Provider.with { provider in
            let cases: [(String, JSONValue, Int, String)] = [
                ("/users", ["email": "a@example.com", "name": "x"], 400, "invalid-request"),
                ("/users", ["email": 7, "name": "x", "role": "AUDITOR"], 400, "invalid-request"),
                (
                    "/users", ["email": "a@example.com", "name": "x", "role": "AUDITOR", "more": 1], 400,
                    "invalid-request"
                ),
                ("/users", ["email": "no address", "name": "x", "role": "AUDITOR"], 400, "invalid-request"),
                ("/users", ["email": "a@example.com", "name": "x", "role": "KING"], 400, "invalid-request"),
                (
                    "/users", ["email": "a@example.com", "name": "x", "role": "AUDITOR", "password": "short"], 400,
                    "rule-violation"
                ),
                (
                    "/users",
                    ["email": "a@example.com", "name": "x", "role": "AUDITOR", "organization_id": "org-nowhere"], 404,
                    "not-found"
                ),
                (
                    "/clients",
                    [
                        "client_name": "x", "token_endpoint_auth_method": "client_secret_basic",
                        "grant_types": ["authorization_code"], "redirect_uris": ["http://office.example/"],
                        "scope": "openid",
                    ], 400, "rule-violation"
                ),
                (
                    "/clients",
                    [
                        "client_name": "x", "token_endpoint_auth_method": "none",
                        "grant_types": ["client_credentials"], "scope": "events:read",
                    ], 400, "rule-violation"
                ),
                (
                    "/clients",
                    [
                        "client_name": "x", "token_endpoint_auth_method": "client_secret_basic",
                        "grant_types": ["client_credentials"], "scope": "everything",
                    ], 400, "rule-violation"
                ),
            ]
            for (path, body, status, kind) in cases {
                let answer = try await provider.send(.post, path, body)
                #expect(answer.status == status, "\(body): \(answer.json)")
                #expect(answer.json["type"] == .string("urn:moneta:problem:\(kind)"), "\(body)")
            }
            #expect(try await provider.send(.get, "/users", key: nil).status == 401)
            #expect(try await provider.send(.get, "/users", key: "mk_wrong").status == 401)
            #expect(try await provider.send(.get, "/users").json["items"] == [])
            let large = JSONValue.string(String(repeating: "a", count: 10_000_000))
            #expect(try await provider.send(.post, "/users", ["name": large]).status == 413)
        }
    }

    @Test("A client's secret is rotated without a gap, and a disabled client gets nothing", .timeLimit(.minutes(5)))
    func secrets() async throws {
        try await Provider.with { provider in
            let client = try await provider.client([
                "client_name": "Batch", "organization_id": "org-demo",
                "token_endpoint_auth_method": "client_secret_basic", "grant_types": ["client_credentials"],
                "scope": "events:read",
            ])
            let clientID = try #require(client["client_id"]?.string)
            let first = try #require(client["client_secret"]?.string)
            let rotated = try await provider.send(.post, "/clients/\(clientID)/secret", [:])
            let second = try #require(rotated.json["client_secret"]?.string)
            #expect(first != second)
            for secret in [first, second] {
                #expect(try await token(provider, clientID, secret) == 200)
            }
            #expect(try await token(provider, clientID, "wrong") == 401)
            let again = try await provider.send(.post, "/clients/\(clientID)/secret", [:])
            #expect(again.status == 200)
            #expect(try await token(provider, clientID, first) == 401)
            #expect(try await provider.send(.get, "/clients/\(clientID)").json["client_secret"] == nil)
            #expect(
                try await provider.send(
                    .get, "/clients/\(clientID)", key: Provider.administratorKey
                ).status == 200)
            #expect(try await provider.send(.patch, "/clients/\(clientID)", ["status": "DISABLED"]).status == 200)
            #expect(try await token(provider, clientID, second) == 401)
        }
    }

    private func token(_ provider: Provider, _ clientID: String, _ secret: String) async throws -> Int {
        try await provider.http.execute(
            HTTPRequest(
                .post, provider.issuer + "/token", headers: ["Content-Type": "application/x-www-form-urlencoded"],
                body: Array(
                    "grant_type=client_credentials&client_id=\(clientID)&client_secret=\(secret)".utf8))
        ).status
    }
}
