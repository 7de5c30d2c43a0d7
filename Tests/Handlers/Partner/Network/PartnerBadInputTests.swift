import CurlTransport
import SharedLayer
import TestSupport
import Testing

/// Whatever is wrong gets its problem document, and leaves nothing behind.
@Suite("Bad input to the partner module", .timeLimit(.minutes(5)))
struct PartnerBadInputTests {
    /// Each endpoint that takes a body, with a good one and members that spoil it.
    static let creations: [(path: String, good: JSONValue, bad: [(String, JSONValue?)])] = [
        (
            "/api/v1/partners", ["name": "N", "endpoint_url": "https://n.example/", "api_key": "secret-of-the-caller"],
            [
                ("name", nil), ("name", 1), ("name", ""), ("name", "a\nb"), ("endpoint_url", "ftp://n.example"),
                ("endpoint_url", "https://127.0.0.1/"), ("endpoint_url", "http://n.example/"), ("api_key", ""),
                ("api_key", nil), ("api_key", "a b"), ("api_key_header", "a:b"), ("partner_id", "a#b"),
                ("partner_id", .null), ("owner_organization_id", "nobody"), ("status", "ACTIVE"),
            ]
        ),
        (
            "/api/v1/partners/partner-demo/endpoints",
            [
                "purpose": "DISPUTES", "url": "https://n.example/", "authentication": "HMAC",
                "secret": "secret-of-the-caller",
            ],
            [
                ("purpose", "CHARGES"), ("purpose", nil), ("url", "https://localhost/"), ("url", 1),
                ("authentication", "NONE"), ("authentication", "SIGNED_REQUEST"), ("secret", nil), ("secret", ""),
                ("secret", ["a"]), ("endpoint_id", "a/b"), ("surprise", 1),
            ]
        ),
        (
            "/api/v1/organizations", ["name": "N", "partner_id": "partner-demo"],
            [("partner_id", "nobody"), ("partner_id", nil), ("partner_id", 1), ("name", nil), ("surprise", true)]
        ),
        (
            "\(PartnerNetwork.organizationPath)/memberships", ["member_id": "m-1", "role": "OWNER"],
            [("member_id", "a b"), ("member_id", nil), ("role", "KING"), ("role", nil), ("surprise", 1)]
        ),
        (
            "\(PartnerNetwork.organizationPath)/publishers", ["name": "N"],
            [("name", nil), ("name", ["a"]), ("publisher_id", ""), ("organization_id", "org-stranger")]
        ),
        (
            "\(PartnerNetwork.organizationPath)/mpasses", ["tier": "GOLD"],
            [("tier", nil), ("tier", "gold"), ("tier", 1), ("status", "ACTIVE"), ("mpass_id", "-a")]
        ),
        (
            "\(PartnerNetwork.organizationPath)/api-keys", ["scopes": ["partners:read"]],
            [
                ("scopes", nil), ("scopes", []), ("scopes", ["everything"]), ("scopes", "partners:read"),
                ("scopes", ["partners:read", "partners:read"]), ("valid_until", "tomorrow"),
                ("valid_until", "2020-01-01T00:00:00Z"), ("valid_until", 1), ("key", "mine"),
            ]
        ),
        (
            "\(PartnerNetwork.organizationPath)/publishers/publisher-demo/certificates",
            ["certificate": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
            [
                ("certificate", nil), ("certificate", "none"), ("certificate", 1), ("purpose", "FUN"),
                ("purpose", .null), ("status", "ACTIVE"),
                ("certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            ]
        ),
    ]

    @Test("is answered with 400 or 413, told nothing of what was sent, and nothing is stored")
    func creations() async throws {
        try await PartnerNetwork.with { network in
            for (path, good, spoils) in Self.creations {
                let before = try await network.call(.get, path).body
                for (name, value) in spoils {
                    var members = try #require(good.object)
                    members[name] = value
                    let answer = try await network.call(.post, path, .object(members))
                    let at = "\(path) with \(name) \(value.map { "\($0)" } ?? "left out")"
                    #expect(answer.status == 400, "\(at): \(answer.body)")
                    try expectProblem(answer, at)
                }
                for text in ["", "{", "[]", "null", "\"x\"", #"{"name":"a","name":"b"}"#, "{\"name\":\"\\ud800\"}"] {
                    let answer = try await network.call(
                        .post, path, bytes: Array(text.utf8), as: PartnerNetwork.Key.operate.rawValue)
                    #expect(answer.status == 400, "\(path) with \(text): \(answer.body)")
                    try expectProblem(answer, path)
                }
                let large = try await network.call(
                    .post, path, bytes: [UInt8](repeating: UInt8(ascii: " "), count: 10 << 20),
                    as: PartnerNetwork.Key.operate.rawValue)
                #expect(large.status == 413, "\(path): \(large.body)")
                let medium = try await network.call(
                    .post, path, bytes: [UInt8](repeating: UInt8(ascii: " "), count: (64 << 10) + 1),
                    as: PartnerNetwork.Key.operate.rawValue)
                #expect(medium.status == 413, "\(path): \(medium.body)")
                #expect(try await network.call(.get, path).body == before, "\(path) has stored something")
            }
        }
    }

    @Test("of patches is answered with 400, and changes nothing")
    func patches() async throws {
        try await PartnerNetwork.with { network in
            let items = [
                "/api/v1/partners/partner-demo", PartnerNetwork.organizationPath,
                "\(PartnerNetwork.organizationPath)/publishers/publisher-demo",
                "\(PartnerNetwork.organizationPath)/mpasses/mpass-gold-1",
            ]
            for item in items {
                let before = try await network.call(.get, item)
                let patches: [JSONValue] = [
                    [], .null, "x", 1, ["surprise": 1], ["status": "GONE"], ["status": .null], ["version": 9],
                    ["organization_id": "org-stranger"],
                ]
                for patch in patches {
                    let answer = try await network.call(.patch, item, patch)
                    #expect(answer.status == 400, "\(item) with \(patch): \(answer.body)")
                    try expectProblem(answer, item)
                }
                let form = try await network.call(
                    .patch, item, ["status": "ACTIVE"], headers: ["Content-Type": "text/plain"])
                #expect(form.status == 415)
                #expect(try await network.call(.get, item).body == before.body)
            }
        }
    }

    @Test("of keys: another body under the same Idempotency-Key is refused")
    func idempotency() async throws {
        try await PartnerNetwork.with { network in
            let key = ["Idempotency-Key": "same"]
            for (collection, first, second) in [
                ("publishers", ["name": "A"], ["name": "B"]),
                ("api-keys", ["scopes": ["partners:read"]], ["scopes": ["events:read"]]),
            ] as [(String, JSONValue, JSONValue)] {
                let path = "\(PartnerNetwork.organizationPath)/\(collection)"
                #expect(try await network.call(.post, path, first, headers: key).status == 201)
                let other = try await network.call(.post, path, second, headers: key)
                #expect(other.status == 422 && other.type == "idempotency-key-reused", "\(other.body)")
                let bad = try await network.call(.post, path, first, headers: ["Idempotency-Key": "a, b"])
                #expect(bad.status == 400)
            }
        }
    }

    private func expectProblem(_ answer: PartnerNetwork.Answer, _ at: String) throws {
        #expect(answer.headers["Content-Type"]?.contains("application/problem+json") == true, "\(at)")
        let text = String(decoding: answer.body.bytes, as: UTF8.self)
        #expect(!text.contains("secret-of-the-caller"), "\(at): \(text)")
    }
}
