import CurlTransport
import OpenSSLCrypto
import Scenario
import SharedLayer
import TestSupport
import Testing

/// Every route over HTTP, on the emulator.
@Suite("The partner module over HTTP", .timeLimit(.minutes(5)))
struct PartnerRoutesTests {
    /// A collection with a body that makes a resource, a patch that changes it, and what then differs.
    struct Collection: Sendable {
        let path: String
        let creation: JSONValue
        let id: String
        let patch: JSONValue
        let changed: String
        let closed: String
    }

    static let organization = PartnerNetwork.organizationPath

    static let collections = [
        Collection(
            path: "/api/v1/partners",
            creation: [
                "partner_id": "partner-2", "name": "Second", "endpoint_url": "https://second.example/in",
                "api_key": "partner-secret-1", "owner_organization_id": "org-demo",
            ], id: "partner-2", patch: ["name": "Renamed"], changed: "name", closed: "CLOSED"),
        Collection(
            path: "/api/v1/organizations",
            creation: ["organization_id": "org-2", "name": "Second", "partner_id": "partner-demo"], id: "org-2",
            patch: ["name": "Renamed"], changed: "name", closed: "CLOSED"),
        Collection(
            path: "\(organization)/memberships", creation: ["member_id": "user-1", "role": "AUDITOR"], id: "user-1",
            patch: ["role": "OPERATIONS"], changed: "role", closed: "CLOSED"),
        Collection(
            path: "\(organization)/publishers", creation: ["publisher_id": "publisher-2", "name": "Second"],
            id: "publisher-2", patch: ["name": "Renamed"], changed: "name", closed: "CLOSED"),
        Collection(
            path: "\(organization)/mpasses", creation: ["mpass_id": "mpass-2", "tier": "SILVER"], id: "mpass-2",
            patch: ["tier": "GOLD"], changed: "tier", closed: "CLOSED"),
        Collection(
            path: "/api/v1/partners/partner-demo/endpoints",
            creation: [
                "endpoint_id": "endpoint-1", "purpose": "DISPUTES", "url": "https://second.example/disputes",
                "authentication": "HMAC", "secret": "endpoint-secret-1",
            ], id: "endpoint-1", patch: ["url": "https://second.example/other"], changed: "url", closed: "CLOSED"),
    ]

    @Test("Resources are made, listed, read, changed and closed, each change with its version and its audit record")
    func lifeOfResources() async throws {
        try await PartnerNetwork.with { network in
            for collection in Self.collections { try await live(collection, network) }
            let output = network.emulator.process.output
            for secret in ["partner-secret-1", "endpoint-secret-1"] {
                #expect(!output.contains(secret), "a log tells \(secret)")
            }
            #expect(output.contains(#""audit_action":"created""#), "\(output.suffix(2_000))")
            #expect(output.contains(#""audit_record":"PUBLISHER#publisher-2 PUBLISHER""#))
        }
    }

    private func live(_ collection: Collection, _ network: PartnerNetwork) async throws {
        let item = "\(collection.path)/\(collection.id)"
        let key = ["Idempotency-Key": "make-\(collection.id)"]
        let made = try await network.call(.post, collection.path, collection.creation, headers: key)
        #expect(made.status == 201, "\(collection.path): \(made.body)")
        #expect(made.headers["Location"] == item && made.headers["ETag"] == "\"1\"")
        let again = try await network.call(.post, collection.path, collection.creation, headers: key)
        #expect(again.status == 201 && again.body == made.body && again.headers["Idempotency-Replayed"] == "true")
        let taken = try await network.call(.post, collection.path, collection.creation)
        #expect(taken.status == 409, "\(taken.body)")
        let listed = try await network.call(.get, collection.path)
        #expect(listed.status == 200 && listed.items.contains(made.body), "\(collection.path): \(listed.body)")
        let read = try await network.call(.get, item)
        #expect(read.status == 200 && read.body == made.body)
        let stale = try await network.call(.patch, item, collection.patch, headers: ["If-Match": "\"9\""])
        #expect(stale.status == 412 && stale.type == "precondition-failed", "\(stale.body)")
        let changed = try await network.call(
            .patch, item, collection.patch,
            headers: ["If-Match": "\"1\"", "Content-Type": "application/merge-patch+json"])
        #expect(changed.status == 200 && changed.headers["ETag"] == "\"2\"", "\(changed.body)")
        #expect(changed.body[collection.changed] == collection.patch[collection.changed])
        let unchanged = try await network.call(.patch, item, collection.patch)
        #expect(unchanged.headers["ETag"] == "\"2\"", "a patch that changes nothing writes nothing")
        let closed = try await network.call(.delete, item)
        #expect(closed.status == 200 && closed["status"] == collection.closed, "\(closed.body)")
        #expect(try await network.call(.delete, item).body == closed.body)
        let late = try await network.call(.patch, item, ["status": "ACTIVE"])
        #expect(late.status == 400 && late.rules == ["STATUS_TRANSITION"], "\(late.body)")
        for answer in [made, listed, read, changed, closed] {
            let text = String(decoding: answer.body.bytes, as: UTF8.self)
            #expect(!text.contains("secret-1"), "\(text)")
        }
    }

    @Test("Lists come in pages whose tokens serve for that list alone")
    func pages() async throws {
        try await PartnerNetwork.with { network in
            let path = "\(Self.organization)/mpasses"
            var seen: [String] = []
            var cursor: String?
            repeat {
                let page = try await network.call(.get, path + "?limit=2" + (cursor.map { "&cursor=\($0)" } ?? ""))
                #expect(page.status == 200 && page.items.count <= 2, "\(page.body)")
                seen += page.items.compactMap { $0["mpass_id"]?.string }
                cursor = page["next_cursor"]
                if let cursor {
                    let foreign = "\(Self.organization)/publishers?cursor=\(cursor)"
                    #expect(try await network.call(.get, foreign).status == 400)
                    let changed = String(cursor.dropLast(4)) + "AAAA"
                    #expect(try await network.call(.get, "\(path)?cursor=\(changed)").status == 400)
                }
            } while cursor != nil && seen.count < 100
            #expect(seen == network.charges.plan.mPasses.map(\.mPassID).sorted())
            for limit in ["0", "101", "x"] {
                #expect(try await network.call(.get, "\(path)?limit=\(limit)").status == 400)
            }
        }
    }

    @Test("Who calls decides: 401 without a key, 403 without the right, 404 for what belongs to others")
    func authorization() async throws {
        try await PartnerNetwork.with { network in
            let own = [
                "memberships", "publishers", "mpasses", "api-keys", "publishers/publisher-demo/certificates",
            ].map { "\(Self.organization)/\($0)" }
            let creations: [JSONValue] = [
                ["member_id": "user-9", "role": "OWNER"], ["name": "Ninth"], ["tier": "GOLD"],
                ["scopes": ["partners:read"]], ["certificate": "-----BEGIN CERTIFICATE-----"],
            ]
            for (path, creation) in zip(own, creations) {
                #expect(try await network.call(.get, path, as: nil).status == 401)
                #expect(try await network.call(.get, path, as: .reader).status == 200, "\(path)")
                #expect(try await network.call(.get, path, as: .stranger).status == 404, "\(path)")
                #expect(try await network.call(.get, "\(path)/none", as: .reader).status == 404, "\(path)")
                #expect(try await network.call(.post, path, creation, as: .reader).status == 403, "\(path)")
                #expect(try await network.call(.post, path, creation, as: .stranger).status == 404, "\(path)")
                #expect(try await network.call(.delete, "\(path)/none", as: .stranger).status == 404, "\(path)")
            }
            let reserved: [(HTTPRequest.Method, String, JSONValue?, Int)] = [
                (.get, "/api/v1/partners", nil, 403), (.get, "/api/v1/organizations", nil, 403),
                (.post, "/api/v1/organizations", ["name": "N", "partner_id": "partner-demo"], 403),
                (
                    .post, "/api/v1/partners",
                    ["name": "N", "endpoint_url": "https://n.example/", "api_key": "k"], 403
                ),
                (.get, "/api/v1/partners/partner-demo", nil, 200), (.get, Self.organization, nil, 200),
                (.patch, Self.organization, ["name": "Mine"], 403), (.delete, Self.organization, nil, 403),
                (.patch, "/api/v1/partners/partner-demo", ["name": "Mine"], 403),
                (.get, "/api/v1/organizations/org-stranger", nil, 404),
                (.get, "/api/v1/partners/partner-demo/endpoints", nil, 200),
                (
                    .post, "/api/v1/partners/partner-demo/endpoints",
                    ["purpose": "DISPUTES", "url": "https://n.example/", "authentication": "SIGNED_REQUEST"], 403
                ),
            ]
            for (method, path, body, status) in reserved {
                let answer = try await network.call(method, path, body, as: .organization)
                #expect(answer.status == status, "\(method) \(path): \(answer.body)")
            }
            let foreign = try await network.call(.get, "/api/v1/partners/partner-demo", as: .stranger)
            #expect(foreign.status == 404)
            #expect(!String(decoding: foreign.body.bytes, as: UTF8.self).contains("partner-demo"))
        }
    }

    @Test("An organization administers the endpoints of a partner that it owns")
    func ownedPartner() async throws {
        try await PartnerNetwork.with { network in
            let owned = try await network.call(
                .patch, "/api/v1/partners/partner-demo", ["owner_organization_id": "org-demo"])
            #expect(owned.status == 200, "\(owned.body)")
            let path = "/api/v1/partners/partner-demo/endpoints"
            let first: JSONValue = [
                "purpose": "SETTLEMENTS", "url": "https://n.example/", "authentication": "API_KEY", "secret": "s-1",
            ]
            let made = try await network.call(.post, path, first, as: .organization)
            #expect(made.status == 201 && made["secret_name"]?.hasPrefix("moneta/dev/endpoints/") == true)
            let secrets = SecretsSource(configuration: try network.configuration, http: network.http)
            let name = ParameterName(try #require(made["secret_name"]))
            #expect(try await secrets.read(name).bytes == Array("s-1".utf8))
            let item = "\(path)/\(made["endpoint_id"] ?? "")"
            let renewed = try await network.call(.patch, item, ["secret": "s-2"], as: .organization)
            #expect(renewed.status == 200 && renewed.headers["ETag"] == "\"2\"", "\(renewed.body)")
            #expect(try await secrets.read(name).bytes == Array("s-2".utf8))
            let second = try await network.call(.post, path, first, as: .organization)
            #expect(second.rules == ["PURPOSE_TAKEN"], "\(second.body)")
            let inside = try await network.call(
                .patch, item, ["url": "https://169.254.169.254/"], as: .organization)
            #expect(inside.rules == ["ADDRESS_NOT_ALLOWED"], "\(inside.body)")
            let other = try await network.call(
                .patch, item, ["authentication": "HMAC"], as: .organization)
            #expect(other.rules == ["SECRET_MISSING"], "\(other.body)")
        }
    }

    @Test("An organization is never left without an owner")
    func lastOwner() async throws {
        try await PartnerNetwork.with { network in
            let path = "\(Self.organization)/memberships"
            for member in ["owner-1", "owner-2"] {
                let made = try await network.call(
                    .post, path, ["member_id": .string(member), "role": "OWNER"])
                #expect(made.status == 201, "\(made.body)")
            }
            #expect(try await network.call(.patch, "\(path)/owner-1", ["role": "AUDITOR"]).status == 200)
            for answer in [
                try await network.call(.patch, "\(path)/owner-2", ["status": "SUSPENDED"]),
                try await network.call(.delete, "\(path)/owner-2"),
            ] {
                #expect(answer.rules == ["LAST_OWNER"], "\(answer.body)")
            }
        }
    }

    @Test("A key is shown once, opens what its maker may give, and ends by rotation, revocation or in its time")
    func keys() async throws {
        try await PartnerNetwork.with { network in
            let path = "\(Self.organization)/api-keys"
            let creation: JSONValue = ["scopes": ["partners:read"]]
            let header = ["Idempotency-Key": "one"]
            let made = try await network.call(.post, path, creation, as: .organization, headers: header)
            let id = try #require(made["key_id"], "\(made.body)")
            let key = try #require(made["key"])
            let again = try await network.call(.post, path, creation, as: .organization, headers: header)
            #expect(again.status == 201 && again["key_id"] == id && again["key"] == nil, "\(again.body)")
            #expect(try await network.call(.get, "\(path)/\(id)")["key"] == nil)
            #expect(try await network.call(.get, path, bytes: [], as: key).status == 200)
            let more = try await network.call(.post, path, ["scopes": ["users:write"]], as: .organization)
            #expect(more.rules == ["SCOPE_NOT_HELD"], "\(more.body)")
            let forever = try await network.call(
                .post, path, ["scopes": ["partners:read"], "valid_until": "2999-01-01T00:00:00Z"])
            #expect(forever.rules == ["VALIDITY_TOO_LONG"], "\(forever.body)")
            let rotated = try await network.call(
                .post, "\(path)/\(id)/rotations", ["overlap_seconds": 600], as: .organization)
            let next = try #require(rotated["key"], "\(rotated.body)")
            for text in [key, next] { #expect(try await network.call(.get, path, bytes: [], as: text).status == 200) }
            let revoked = try await network.call(.delete, "\(path)/\(id)", as: .organization)
            #expect(revoked["status"] == "REVOKED", "\(revoked.body)")
            #expect(try await network.call(.get, path, bytes: [], as: key).status == 401)
            #expect(try await network.call(.get, path, bytes: [], as: next).status == 200)
            let nextID = try #require(rotated["key_id"])
            let late = try await network.call(.post, "\(path)/\(id)/rotations", [:], as: .organization)
            #expect(late.rules == ["KEY_NOT_ACTIVE"], "\(late.body)")
            let atOnce = try await network.call(.post, "\(path)/\(nextID)/rotations", ["overlap_seconds": 0])
            #expect(atOnce.status == 201)
            #expect(try await network.call(.get, path, bytes: [], as: next).status == 401)
            let output = network.emulator.process.output
            for text in [key, next] { #expect(!output.contains(text), "a log tells a key") }
        }
    }
}
