import CurlTransport
import OpenSSLCrypto
import Scenario
import SharedLayer
import TestSupport
import Testing

/// What is changed here counts for the next charge.
@Suite("Charges after a change of their parties", .timeLimit(.minutes(5)))
struct PartnerChargeTests {
    static let organization = PartnerNetwork.organizationPath

    @Test("A certificate that is revoked stops a charge that is signed with it")
    func revokedCertificate() async throws {
        try await PartnerNetwork.with { network in
            let body = network.charges.body(contract: "c-1", amount: "10", tier: .gold)
            #expect(try await network.charges.send(body).status == 200)
            let path = "\(Self.organization)/publishers/publisher-demo/certificates"
            let listed = try await network.call(.get, path, as: .organization)
            let thumbprint = try #require(listed.items.first?["thumbprint"]?.string, "\(listed.body)")
            #expect(try await network.call(.get, "\(path)/\(thumbprint)", as: .reader).status == 200)
            #expect(try await network.call(.delete, "\(path)/\(thumbprint)?reason=BORED").status == 400)
            let revoked = try await network.call(
                .delete, "\(path)/\(thumbprint)?reason=KEY_COMPROMISE", as: .organization)
            #expect(revoked["status"] == "REVOKED" && revoked["revocation_reason"] == "KEY_COMPROMISE")
            let charge = network.charges.body(contract: "c-2", amount: "10", tier: .gold)
            #expect(try await network.charges.send(charge).status == 401)
        }
    }

    @Test("An mPass that is suspended refuses the next charge, until the operator lifts it")
    func suspendedMPass() async throws {
        try await PartnerNetwork.with { network in
            let item = "\(Self.organization)/mpasses/\(SeedPlan.mPassID(.gold))"
            let suspended = try await network.call(.patch, item, ["status": "SUSPENDED"], as: .organization)
            #expect(suspended.status == 200, "\(suspended.body)")
            let refused = try await network.charges.send(
                network.charges.body(contract: "c-1", amount: "10", tier: .gold))
            #expect(refused.status == 400)
            #expect(String(decoding: refused.body, as: UTF8.self).contains("MPASS_NOT_ACTIVE"))
            let lifted = try await network.call(.patch, item, ["status": "ACTIVE"], as: .organization)
            #expect(lifted.rules == ["OPERATOR_ONLY"], "\(lifted.body)")
            #expect(try await network.call(.patch, item, ["status": "ACTIVE"], as: .operate).status == 200)
            let charge = network.charges.body(contract: "c-2", amount: "10", tier: .gold)
            #expect(try await network.charges.send(charge).status == 200)
        }
    }

    @Test("A new publisher with a certificate of its own can charge, and goes on with the next certificate")
    func newPublisher() async throws {
        try await PartnerNetwork.with { network in
            let made = try await network.call(
                .post, "\(Self.organization)/publishers", ["name": "New"], as: .organization)
            let publisher = try #require(made["publisher_id"], "\(made.body)")
            let certificates = "\(Self.organization)/publishers/\(publisher)/certificates"
            for contract in ["n-1", "n-2"] {
                let key = try PublisherKey.generate(publisherID: publisher, now: .now())
                let upload: JSONValue = ["certificate": .string(key.certificate.pem)]
                let entered = try await network.call(.post, certificates, upload, as: .organization)
                #expect(entered.status == 201 && entered["thumbprint"] == key.thumbprint, "\(entered.body)")
                #expect(try await network.call(.post, certificates, upload, as: .organization).status == 409)
                let answer = try await Self.charge(contract, by: publisher, key, network)
                #expect(answer.status == 200, "\(String(decoding: answer.body, as: UTF8.self))")
            }
            #expect(try await network.call(.get, certificates).items.count == 2)
            let stranger = try PublisherKey.generate(publisherID: publisher, now: .now())
            #expect(try await Self.charge("n-3", by: publisher, stranger, network).status == 401)
        }
    }

    private static func charge(
        _ contract: String, by publisher: String, _ key: PublisherKey, _ network: PartnerNetwork
    ) async throws -> HTTPResponse {
        let body = JSONValue.object(
            JSONObject([
                ("contract_id", .string(contract)), ("amount", 10), ("currency", "USD"),
                ("mpass_id", .string(SeedPlan.mPassID(.gold))), ("organization_id", "org-demo"),
                ("publisher_id", .string(publisher)),
            ])
        ).bytes
        let url = "\(network.emulator.apiURL)/api/v1/events/subscription_charges"
        let signature = try ChargeSigner(key: key, audience: "moneta-core-dev").signature(of: body, url: url)
        return try await network.http.execute(
            HTTPRequest(
                .post, url, headers: ["Content-Type": "application/json", "X-JWS-Signature": signature], body: body))
    }
}
