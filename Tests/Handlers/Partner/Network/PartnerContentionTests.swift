import CurlTransport
import SharedLayer
import TestSupport
import Testing

/// Requests at the same moment.
@Suite("Contention in the partner module", .timeLimit(.minutes(5)))
struct PartnerContentionTests {
    static let organization = PartnerNetwork.organizationPath
    static let callersCount = 8

    @Test("Of many who change one version one wins")
    func changes() async throws {
        try await PartnerNetwork.with { network in
            let item = "\(Self.organization)/publishers/publisher-demo"
            let tag = try #require(try await network.call(.get, item).headers["ETag"])
            let statuses = try await Self.atOnce { number in
                try await network.call(
                    .patch, item, ["name": .string("Name \(number)")], headers: ["If-Match": tag]
                ).status
            }
            #expect(statuses.count { $0 == 200 } == 1, "\(statuses)")
            #expect(statuses.allSatisfy { [200, 409, 412].contains($0) }, "\(statuses)")
        }
    }

    @Test("Owners who leave at the same moment leave one behind")
    func owners() async throws {
        try await PartnerNetwork.with { network in
            let path = "\(Self.organization)/memberships"
            for number in 0..<Self.callersCount {
                let made = try await network.call(
                    .post, path, ["member_id": .string("owner-\(number)"), "role": "OWNER"])
                #expect(made.status == 201, "\(made.body)")
            }
            let statuses = try await Self.atOnce { number in
                try await network.call(.delete, "\(path)/owner-\(number)").status
            }
            #expect(statuses.allSatisfy { [200, 400, 409].contains($0) }, "\(statuses)")
            let active = try await network.call(.get, path).items.filter { $0["status"]?.string == "ACTIVE" }
            #expect(!active.isEmpty)
            #expect(active.count == Self.callersCount - statuses.count { $0 == 200 })
        }
    }

    @Test("A purpose goes to one endpoint, and an Idempotency-Key to one publisher")
    func creations() async throws {
        try await PartnerNetwork.with { network in
            let path = "/api/v1/partners/partner-demo/endpoints"
            let endpoint: JSONValue = [
                "purpose": "CONTRACTS", "url": "https://n.example/", "authentication": "SIGNED_REQUEST",
            ]
            let statuses = try await Self.atOnce { _ in try await network.call(.post, path, endpoint).status }
            #expect(statuses.count { $0 == 201 } == 1, "\(statuses)")
            #expect(statuses.allSatisfy { [201, 400, 409].contains($0) }, "\(statuses)")
            let publishers = "\(Self.organization)/publishers"
            let key = ["Idempotency-Key": "at-once"]
            let made = try await Self.atOnce { _ in
                try await network.call(.post, publishers, ["name": "Once"], headers: key).status
            }
            #expect(made.contains(201) && made.allSatisfy { [201, 409].contains($0) }, "\(made)")
            let named = try await network.call(.get, publishers).items.filter { $0["name"]?.string == "Once" }
            #expect(named.count == 1)
        }
    }

    private static func atOnce(_ call: @escaping @Sendable (Int) async throws -> Int) async throws -> [Int] {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<callersCount { group.addTask { try await call(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
