import CurlTransport
import FoundationEssentials
import OpenSSLCrypto
import SharedLayer
import TestSupport
import Testing

/// A client that nobody here wrote signs people in, refreshes, asks and revokes; and tries what must not work.
@Suite("An OpenID client that nobody here wrote")
struct OpenIDClientTests {
    static let packages = ["Authlib==1.9.9", "PyJWT[crypto]==2.15.1", "requests==2.34.2"]

    @Test("signs people in by the book, and gets nowhere without it", .timeLimit(.minutes(5)))
    func wholeFlow() async throws {
        let python = try await PythonEnvironment.prepare("openid", packages: Self.packages)
        try await Provider.with { provider in
            let given = try await Self.registered(provider)
            let run = try await ChildProcess.finish(
                python.python,
                [PackageRoot.file("Tests/Fixtures/clients/openid_client.py"), provider.issuer, given.description],
                within: .seconds(240))
            try #require(run.succeeded, "\(run.output)")
            let line = try #require(run.output.split(separator: "\n").last)
            let report = try #require(try JSONParser().parse(Array(line.utf8)).object)
            for (name, expected) in Self.expected {
                #expect(report[name] == expected, "\(name)")
            }
            #expect(report.count == Self.expected.count)
        }
    }

    /// What the script is to be given: clients, users and keys.
    private static func registered(_ provider: Provider) async throws -> JSONValue {
        var given = JSONObject([
            ("redirect_uri", .string(Provider.redirectURI)), ("audience", "moneta-core-dev"),
            ("password", .string(Provider.password)), ("api_key", .string(Provider.administratorKey)),
            ("email", "ada@example.com"), ("two_email", "two@example.com"), ("locked_email", "locked@example.com"),
            ("disabled_email", "disabled@example.com"), ("leaver_email", "leaver@example.com"),
        ])
        _ = try await provider.user("ada@example.com")
        _ = try await provider.user("locked@example.com")
        let two = try await provider.user("two@example.com")
        try await provider.member(two, of: "org-other", role: .auditor)
        let disabled = try await provider.user("disabled@example.com")
        #expect(try await provider.send(.patch, "/users/\(disabled)", ["status": "DISABLED"]).status == 200)
        given["leaver_id"] = .string(try await provider.user("leaver@example.com", role: .auditor))
        given["web"] = try await provider.client([
            "client_name": "Back <b>office</b>", "organization_id": "org-demo",
            "token_endpoint_auth_method": "client_secret_basic",
            "grant_types": ["authorization_code", "refresh_token"], "redirect_uris": [.string(Provider.redirectURI)],
            "scope": "openid profile email offline_access events:read",
        ])
        for (name, organization) in [("machine", "org-demo"), ("foreign", "org-other")] {
            given[name] = try await provider.client([
                "client_name": "Batch", "organization_id": .string(organization),
                "token_endpoint_auth_method": "client_secret_post", "grant_types": ["client_credentials"],
                "scope": "users:write events:read",
            ])
        }
        let key = try PrivateKey.generate(.rsa(bits: 2_048))
        var signing = try #require(
            try await provider.client([
                "client_name": "Signing", "organization_id": "org-demo",
                "token_endpoint_auth_method": "private_key_jwt", "grant_types": ["client_credentials"],
                "scope": "users:write",
                "jwks": ["keys": [try JSONWebKey(key.publicKey).json(algorithm: .rs256)]],
            ]).object)
        signing["private_key"] = .string(key.pem)
        given["signing"] = .object(signing)
        given["other_key"] = .string(try PrivateKey.generate(.rsa(bits: 2_048)).pem)
        return .object(given)
    }

    private static let wrongPassword: JSONValue = "The e-mail address or the password is wrong."
    private static let invalidGrant: JSONValue = [400, "invalid_grant"]

    private static let expected: KeyValuePairs<String, JSONValue> = [
        "page": [
            "status": 200, "scripts": 0,
            "policy":
                "default-src 'none'; style-src 'sha256'; form-action 'self' http://127.0.0.1; frame-ancestors 'none'; base-uri 'none'",
            "cookie": "Path=/; HttpOnly; SameSite=Strict; Max-Age=1800", "cache": "no-store",
        ],
        "answer": [303, true, true],
        "token": [
            "access_token", "expires_at", "expires_in", "id_token", "refresh_token", "scope", "token_type",
        ],
        "id_token": [
            "nonce": true, "sub": true, "org": "org-demo", "roles": ["OPERATIONS"], "amr": ["pwd"], "lifetime": 300,
            "at_hash": true,
        ],
        "access_token": [
            "typ": "at+jwt", "scope": "openid profile email offline_access events:read", "org": "org-demo",
            "client": true, "roles": ["OPERATIONS"],
        ],
        "userinfo": [
            "sub": true, "name": "Somebody", "email": "ada@example.com", "email_verified": false, "org": "org-demo",
        ],
        // A role of operations may not manage users.
        "rotation": [true, 403, 200],
        "reuse": invalidGrant, "after_reuse": [invalidGrant, 401],
        "choice": [200, ["org-demo", "org-other"], "org-other"],
        "lockout": [[403, 403, 403, 403, 403, 429], [403, 403, 403, 403, 403, 429]], "locked": [429, true],
        "machine": [["access_token", "expires_at", "expires_in", "scope", "token_type"], true, 200, 401],
        "private_key_jwt": [200],
        "assertions": [
            "good": [200, nil], "used again": [401, "invalid_client"], "other audience": [401, "invalid_client"],
            "expired": [401, "invalid_client"], "far ahead": [401, "invalid_client"],
            "no jti": [401, "invalid_client"], "other subject": [401, "invalid_client"],
            "other key": [401, "invalid_client"],
        ],
        "introspection": [
            "own organization": [true, "ada@example.com", "org-demo"], "another organization": ["active": false],
            "refresh token": true, "nonsense": ["active": false],
        ],
        "revocation": [
            "another client": 400, "nonsense": 200, "access token": [200, ["active": false], 401],
            "refresh token": [200, invalidGrant],
        ],
        "forged": ["none": 401, "HS256": 401, "unsigned": 401, "changed": 401, "id token": 401, "good": 200],
        "negatives": [
            "wrong verifier": invalidGrant, "short verifier": invalidGrant, "no verifier": [400, "invalid_request"],
            "wrong redirect_uri": invalidGrant, "unknown code": invalidGrant,
            "unknown grant": [400, "unsupported_grant_type"], "another client": [400, "unauthorized_client"],
            "wrong secret": [401, "invalid_client", "Basic realm=\"moneta\""],
            "two proofs": [400, "invalid_request"], "parameter twice": [400, "invalid_request"],
            "code before its reuse": 200, "reused code": invalidGrant, "token of a reused code": 401,
        ],
        "requests": [
            "unknown client": [400, nil], "other redirect_uri": [400, nil], "redirect_uri with more": [400, nil],
            "no redirect_uri": [400, nil], "machine": [400, nil], "no challenge": [303, "invalid_request"],
            "plain": [303, "invalid_request"], "no method": [303, "invalid_request"],
            "short challenge": [303, "invalid_request"], "token": [303, "unsupported_response_type"],
            "scope of nobody": [303, "invalid_scope"], "scope not registered": [303, "invalid_scope"],
            "prompt none": [303, "login_required"], "request object": [303, "request_not_supported"],
            "fragment": [303, "invalid_request"], "good": [200, nil],
        ],
        "forms": [
            "another browser": [403, "The form was open for too long. Please sign in again."], "no token": [403],
            "cancelled": [303, "access_denied"], "wrong password": [403, wrongPassword],
            "unknown user": [403, wrongPassword], "no password": [403, wrongPassword], "markup in a hint": [200, 0],
            "organization of others": [303, "access_denied"],
        ],
        "disabled": [200, 200, 401, invalidGrant],
    ]
}
