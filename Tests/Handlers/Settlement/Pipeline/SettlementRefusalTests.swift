import Scenario
import SharedLayer
import TestSupport
import Testing

@Suite("Settlements that are refused", .timeLimit(.minutes(5)))
struct SettlementRefusalTests {
    @Test("Each bad request gets its problem document, and leaves nothing behind")
    func refused() async throws {
        try await SettlementNetwork.with { network in
            try await network.tell(.charge("t-1", "20.00"))
            try await network.waiting(1)
            let good = network.body("s-1")
            for (body, status, kind) in Self.bodies(good) {
                let answer = try await network.post(body)
                #expect(answer.status == status && answer.text.contains(kind), "\(body.prefix(200)): \(answer.text)")
                #expect(answer.contentType?.contains("application/problem+json") == true)
                for secret in ["demo-api-key", "SettlementTable", "Repository"] {
                    #expect(!answer.text.contains(secret))
                }
            }
            let stranger = try PublisherKey.generate(publisherID: network.plan.publisherID, now: .now())
            let signatures = [
                try await network.post(good, key: stranger), try await network.post(good, signed: good + " "),
                try await network.post(good, signature: "x..y"),
                try await network.post(good, at: .now().adding(seconds: -400)),
            ]
            for answer in signatures {
                #expect(answer.status == 401 && answer.text.contains("unauthorized"), "\(answer.text)")
            }
            let reference = SettlementReference(organizationID: network.plan.organizationID, settlementID: "s-1")
            #expect(try await network.settlements.aggregates.get(reference) == nil)
            #expect(try await network.settlements.account(network.account())?.openSettlementID == nil)
            try await network.waiting(1)
        }
    }

    @Test("A signature counts once, and one by a certificate that was revoked never")
    func signatures() async throws {
        try await SettlementNetwork.with { network in
            try await network.tell(.charge("t-1", "20.00"))
            try await network.waiting(1)
            let body = network.body("s-1")
            let signature = try ChargeSigner(key: network.key, audience: "moneta-core-dev").signature(
                of: Array(body.utf8), url: network.emulator.apiURL + SettlementNetwork.path)
            #expect(try await network.post(body, signature: signature).status == 200)
            #expect(try await network.post(body, signature: signature).status == 401)

            let certificates: BaseRepository<CertificateModel> = BaseRepository(
                dynamo: network.dynamo, table: network.tables.certificate)
            var certificate = try #require(
                try await certificates.get(network.key.model(publisherID: network.plan.publisherID).key))
            certificate.status = .revoked
            _ = try await certificates.save(certificate)
            #expect(try await network.post(body).status == 401)
        }
    }

    private static func bodies(_ good: String) -> [(String, Int, String)] {
        [
            ("", 400, "malformed-json"), (String(good.dropLast()), 400, "malformed-json"),
            (
                good.replacing("{\"settlement_id\"", with: "{\"settlement_id\": \"s-0\", \"settlement_id\""), 400,
                "malformed-json"
            ),
            (good.replacing("{", with: "{\"surprise\": 1, "), 400, "invalid-request"),
            (good.replacing("\"currency\": \"USD\", ", with: ""), 400, "invalid-request"),
            (good.replacing("\"USD\"", with: "1e30"), 400, "invalid-request"),
            (good.replacing("\"USD\"", with: "\"XXX\""), 400, "invalid-request"),
            (good.replacing("\"s-1\"", with: "\"a#b\""), 400, "invalid-request"),
            (good.replacing("\"s-1\"", with: "\"daily-1\""), 400, "SETTLEMENT_ID_RESERVED"),
            (good.replacing("\"USD\"", with: "\"EUR\""), 400, "NOTHING_TO_SETTLE"),
            (good.replacing("\"partner-demo\"", with: "\"partner-unknown\""), 400, "PARTNER_NOT_OF_ORGANIZATION"),
            (good.replacing("\"org-demo\"", with: "\"org-other\""), 400, "PUBLISHER_NOT_OF_ORGANIZATION"),
            (good.replacing("\"publisher-demo\"", with: "\"publisher-unknown\""), 401, "unauthorized"),
            (good.replacing("}", with: ", \"template_version\": \"99\"}"), 400, "TEMPLATE_VERSION_UNKNOWN"),
            (
                good.replacing("}", with: ", \"note\": \"\(String(repeating: "x", count: 70_000))\"}"), 413,
                "body-too-large"
            ),
        ]
    }
}
