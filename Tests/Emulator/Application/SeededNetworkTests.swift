import CurlTransport
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// What the tests of every stack stand on.
@Suite("The seeded network", .timeLimit(.minutes(3)))
struct SeededNetworkTests {
    @Test("API keys are kept as hashes, with their organization and scopes")
    func apiKeys() async throws {
        try await Self.with { network in
            let keys = APIKeyRepository(dynamo: network.dynamo, table: try network.table("OrganizationTable"))
            let operatorKey = try #require(try await keys.get(key: network.operatorKey))
            #expect(operatorKey.organizationID == "org-network")
            #expect(operatorKey.scopes == [CallerPrincipal.operatorScope])
            let organizationKey = try #require(try await keys.get(key: network.organizationKey))
            #expect(organizationKey.organizationID == network.plan.organizationID)
            #expect(organizationKey.scopes == SeedAPIKeys.organizationScopes)
            let other = try #require(try await keys.get(key: network.otherOrganizationKey))
            #expect(other.organizationID == network.seed.other.organizationID)
            #expect(other.status == .active)
        }
    }

    @Test("The other publisher charges its own mPass and not the first organization's")
    func otherOrganization() async throws {
        try await Self.with { network in
            let path = "/api/v1/events/subscription_charges"
            let own = network.body(contract: "c-1", amount: "10", tier: .gold)
            let stolen = try await network.send(own, to: path, by: .otherPublisher)
            #expect(stolen.status == 401, "\(String(decoding: stolen.body, as: UTF8.self))")
            let other = network.seed.other
            let body = Array(
                """
                {"contract_id":"c-1","amount":10,"currency":"USD","mpass_id":"mpass-other-gold-1",\
                "organization_id":"\(other.organizationID)","publisher_id":"\(other.publisherID)","period":"2026-11"}
                """.utf8)
            let accepted = try await network.send(body, to: path, by: .otherPublisher)
            #expect(accepted.status == 200, "\(String(decoding: accepted.body, as: UTF8.self))")
        }
    }

    private static func with(_ body: (ChargeNetwork) async throws -> Void) async throws {
        let http = HTTPClient()
        defer { http.shutdown() }
        let key = try PublisherKey.generate(publisherID: "publisher-demo", now: .now())
        try await TemporaryDirectory.with { directory in
            try await EmulatorProcess.with(
                program: Programs.moneta, template: Programs.rootTemplate, dataDirectory: directory.file("data")
            ) { emulator in
                try await body(
                    ChargeNetwork(
                        on: emulator, partnerURL: "https://partner.example/contracts", key: key, http: http))
            }
        }
    }
}
