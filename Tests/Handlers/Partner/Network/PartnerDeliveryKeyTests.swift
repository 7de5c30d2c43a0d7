import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("A partner's own key, from the module to the delivery", .timeLimit(.minutes(5)))
struct PartnerDeliveryKeyTests {
    @Test(
        "Deliveries send the key that Secrets Manager has, the new one at once after a change, and an older record's own"
    )
    func keys() async throws {
        try await PartnerEndpoint.with(answering: { _ in .confirm("ok") }) { partner in
            try await PartnerNetwork.with(
                partnerURL: partner.url,
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
            ) { network in
                let partners = PartnerRepository(
                    dynamo: network.charges.dynamo, table: try network.charges.table("PartnerTable"))
                let path = "/api/v1/partners/\(network.charges.plan.partnerID)"
                func record() async throws -> PartnerModel {
                    try #require(try await partners.get(network.charges.plan.partnerID))
                }
                func key(of contract: String) async throws -> String? {
                    let body = network.charges.body(contract: contract, amount: "10", tier: .gold)
                    #expect(try await network.charges.send(body).status == 200)
                    _ = try await network.charges.contract(contract, reaching: .delivered)
                    return partner.received.last?.apiKey
                }
                #expect(try await key(of: "k-1") == network.charges.plan.partnerAPIKey)
                let seeded = try await record()
                #expect(seeded.apiKey == nil && seeded.apiKeySecretName == "moneta/dev/partners/partner-demo")

                #expect(try await network.call(.patch, path, ["api_key": "the-second-key"]).status == 200)
                #expect(try await key(of: "k-2") == "the-second-key")
                #expect(try await record().apiKeySecretVersion != seeded.apiKeySecretVersion)

                var older = try await record()
                (older.apiKey, older.apiKeySecretName, older.apiKeySecretVersion) = ("the-older-key", nil, nil)
                _ = try await partners.save(older)
                #expect(try await key(of: "k-3") == "the-older-key")

                #expect(try await network.call(.patch, path, ["api_key": "the-moved-key"]).status == 200)
                #expect(try await key(of: "k-4") == "the-moved-key")
                #expect(try await record().apiKey == nil)
            }
        }
    }

    @Test("A partner that is refused leaves the key of the one that has its name")
    func takenName() async throws {
        try await PartnerNetwork.with { network in
            let body: JSONValue = [
                "partner_id": "partner-demo", "name": "Another", "endpoint_url": "https://another.example/",
                "api_key": "another-key",
            ]
            #expect(try await network.call(.post, "/api/v1/partners", body).status == 409)
            let partners = PartnerRepository(
                dynamo: network.charges.dynamo, table: try network.charges.table("PartnerTable"))
            let partner = try #require(try await partners.get("partner-demo"))
            let keys = EndpointKeyReader(
                CachedParameters(SecretsSource(configuration: try network.configuration, http: network.http)))
            #expect(try await keys.key(of: partner).revealed == network.charges.plan.partnerAPIKey)
        }
    }

    @Test("A delivery whose key is not there waits for it, and does not reach the partner")
    func missing() async throws {
        try await PartnerEndpoint.with(answering: { _ in .confirm("ok") }) { partner in
            try await PartnerNetwork.with(
                partnerURL: partner.url,
                arguments: ["--parameter-overrides", "PartnerInsideAddressesAllowed=127.0.0.0/8"]
            ) { network in
                let partners = PartnerRepository(
                    dynamo: network.charges.dynamo, table: try network.charges.table("PartnerTable"))
                var record = try #require(try await partners.get(network.charges.plan.partnerID))
                record.apiKeySecretName = "moneta/dev/partners/none"
                _ = try await partners.save(record)
                let body = network.charges.body(contract: "m-1", amount: "10", tier: .gold)
                #expect(try await network.charges.send(body).status == 200)
                let signed = try await network.charges.contract("m-1", reaching: .signed)
                let deliveryID = try #require(signed.deliveryID)
                let failure = try await eventually(within: .seconds(60), "an attempt to be counted") {
                    try await network.charges.contracts.delivery(deliveryID, of: signed.reference)?.lastFailure
                }
                #expect(failure == "the partner's key was not read")
                #expect(partner.received.isEmpty)

                #expect(
                    try await network.call(
                        .patch, "/api/v1/partners/\(record.partnerID)", ["api_key": "found-again"]
                    ).status == 200)
                _ = try await network.charges.contract("m-1", reaching: .delivered)
                #expect(partner.received.map(\.apiKey) == ["found-again"])
            }
        }
    }
}
