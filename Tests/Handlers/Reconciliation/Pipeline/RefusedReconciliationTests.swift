import CurlTransport
import Scenario
import SharedLayer
import TestSupport
import Testing

@testable import Reconciliation

@Suite("Reconciliations that are refused")
struct RefusedReconciliationTests {
    static let good =
        #""records":[{"record_id":"p-1","amount":10,"currency":"USD","date":"2026-10-03","contract_id":"c-1"}]"#
    /// What stands in the good body in place of something else, and what the answer says.
    static let faults: [(String, String, String, String)] = [
        (#""amount":10"#, #""amount":10.001"#, "invalid-request", "/records/0/amount"),
        (#""amount":10"#, #""amount":0"#, "invalid-request", "/records/0/amount"),
        (#""amount":10"#, #""amount":-1"#, "invalid-request", "/records/0/amount"),
        (#""amount":10"#, #""amount":1e30"#, "invalid-request", "/records/0/amount"),
        (#""amount":10"#, #""amount":true"#, "invalid-request", "/records/0/amount"),
        (#""amount":10"#, #""amount":"ten""#, "invalid-request", "/records/0/amount"),
        (#""currency":"USD""#, #""currency":"XXX""#, "invalid-request", "/records/0/currency"),
        (#""currency":"USD""#, #""currency":5"#, "invalid-request", "/records/0/currency"),
        (#""record_id":"p-1","#, "", "invalid-request", "/records/0"),
        (#""record_id":"p-1""#, #""record_id":"p#1""#, "invalid-request", "/records/0/record_id"),
        (#""date":"2026-10-03""#, #""date":"2026-02-30""#, "invalid-request", "/records/0/date"),
        (#""contract_id":"c-1""#, #""surprise":1"#, "invalid-request", "/records/0"),
        (#""amount":10,"#, #""amount":10,"amount":10,"#, "malformed-json", ""),
        (#""start":"2026-10-01""#, #""start":"2026-11-01""#, "invalid-request", "/period/end"),
        (#""start":"2026-10-01""#, #""start":"1999-10-01""#, "invalid-request", "/period/start"),
        (#""start":"2026-10-01""#, #""start":"2026-01-01""#, "rule-violation", "PERIOD_TOO_LONG"),
        (#""end":"2026-10-31""#, #""end":"2099-10-31""#, "rule-violation", "PERIOD_IN_FUTURE"),
        (#""organization_id":"org-demo""#, #""organization_id":"org-other""#, "rule-violation", "PUBLISHER_NOT_OF"),
        (#""publisher_id":"publisher-demo""#, #""publisher_id":"nobody""#, "unauthorized", ""),
        (#""reconciliation_id":"r-bad","#, "", "invalid-request", ""),
        (good, #""surprise":1"#, "invalid-request", ""),
        (good, good + #","file":{}"#, "invalid-request", ""),
        (good, file("organizations/org-demo/none.csv"), "rule-violation", "FILE_UNKNOWN"),
        (good, file("organizations/org-other/there.csv"), "rule-violation", "FILE_UNKNOWN"),
        (good, file("work/x"), "rule-violation", "FILE_UNKNOWN"),
        (good, file("organizations/org-demo/empty.csv"), "rule-violation", "FILE_EMPTY"),
    ]

    static func file(_ key: String) -> String {
        #""file":{"key":"\#(key)","sha256":"\#(String(repeating: "0", count: 64))","format":"CSV"}"#
    }

    @Test("Each gets its problem document, and leaves nothing behind", .timeLimit(.minutes(5)))
    func refused() async throws {
        try await ReconciliationNetwork.with { network in
            try await network.objects.put([1], as: "organizations/org-other/there.csv", in: network.bucket)
            try await network.objects.put([], as: "organizations/org-demo/empty.csv", in: network.bucket)
            let body = String(decoding: network.body("r-bad", Self.good), as: UTF8.self)
            for (good, bad, kind, says) in Self.faults {
                let changed = body.replacing(good, with: bad)
                #expect(changed != body, "\(good)")
                try expect(try await network.send(Array(changed.utf8)), kind, says, bad)
            }
            try expect(try await network.send(Array(body.utf8), inPlaceOf: [1]), "unauthorized", "", "forged")
            for size in [ReconciliationRequest.bytesMax + 1, 9 << 20] {
                let large = [UInt8](repeating: UInt8(ascii: " "), count: size) + Array(body.utf8)
                #expect(try await network.send(large).status == 413)
            }
            #expect(try await network.reconciliations.aggregates.get(network.reference("r-bad")) == nil)
            #expect(network.partner.received.isEmpty)
        }
    }

    @Test("A signature counts once, for five minutes, for this URL and these readers, and by a certificate in force")
    func signatures() async throws {
        try await ReconciliationNetwork.with { network in
            let body = network.body("r-1", Self.good)
            let stranger = try PublisherKey.generate(publisherID: network.plan.publisherID, now: .now())
            let refused: [(String, String)] = [
                ("none", ""), ("no JWS", "a.b.c"),
                ("too old", try network.signature(of: body, at: Timestamp.now().adding(seconds: -400))),
                ("of the future", try network.signature(of: body, at: Timestamp.now().adding(seconds: 400))),
                ("by an unknown key", try network.signature(of: body, by: stranger)),
                ("for others", try network.signature(of: body, audience: "moneta-core-prod")),
                ("for another URL", try network.signature(of: body, for: "/api/v1/events/settlements")),
            ]
            for (what, signature) in refused {
                let response = try await network.send(body, signature: signature)
                #expect(response.status == 401, "\(what)")
                try expect(response, "unauthorized", "", what)
            }
            #expect(try await network.reconciliations.aggregates.get(network.reference("r-1")) == nil)
            let signature = try network.signature(of: body)
            #expect(try await network.send(body, signature: signature).status == 202)
            try expect(try await network.send(body, signature: signature), "unauthorized", "", "replayed")

            let certificates = CertificateRepository(dynamo: network.seeder, table: network.tables.certificate)
            var certificate = stranger.model(publisherID: network.plan.publisherID)
            certificate.status = .revoked
            _ = try await certificates.save(certificate)
            let another = network.body("r-2", Self.good)
            try expect(
                try await network.send(another, signature: network.signature(of: another, by: stranger)),
                "unauthorized", "", "revoked")
            #expect(try await network.reconciliations.aggregates.get(network.reference("r-2")) == nil)
        }
    }

    @Test("Parties that are suspended start nothing")
    func suspended() async throws {
        try await ReconciliationNetwork.with { network in
            let publishers = PublisherRepository(dynamo: network.seeder, table: network.tables.publisher)
            let organizations = OrganizationRepository(dynamo: network.seeder, table: network.tables.organization)
            var publisher = try #require(try await publishers.get(network.plan.publisherID))
            publisher.status = .suspended
            _ = try await publishers.base.save(publisher)
            let body = network.body("r-1", Self.good)
            try expect(try await network.send(body), "rule-violation", "PUBLISHER_NOT_ACTIVE", "publisher")
            var organization = try #require(try await organizations.get(network.plan.organizationID))
            organization.status = .suspended
            _ = try await organizations.base.save(organization)
            try expect(try await network.send(body), "rule-violation", "ORGANIZATION_NOT_ACTIVE", "organization")
            #expect(try await network.reconciliations.aggregates.get(network.reference("r-1")) == nil)
        }
    }

    private func expect(_ response: HTTPResponse, _ kind: String, _ says: String, _ what: String) throws {
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(response.headers["Content-Type"] == "application/problem+json", "\(what): \(text)")
        let problem = try JSONParser().parse(response.body)
        #expect(problem["type"]?.string?.hasSuffix(kind) == true, "\(what): \(text)")
        #expect(text.contains(says), "\(what): \(text)")
        #expect(!text.contains("RECONCILIATION#") && !text.contains("AWS"), "\(what): \(text)")
    }
}
