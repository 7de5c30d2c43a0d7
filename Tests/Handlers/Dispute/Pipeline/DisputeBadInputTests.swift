import CurlTransport
import Dispute
import FoundationEssentials
import Scenario
import SharedLayer
import TestSupport
import Testing

/// What must not come in, at each endpoint: the right problem document, nothing stored, nothing leaked.
@Suite("Bad input for disputes", .timeLimit(.minutes(5)))
struct DisputeBadInputTests {
    private func expect(
        _ answer: DisputeNetwork.Answer, _ status: Int, _ kind: String, codes: [String] = [], _ what: String
    ) {
        #expect(answer.status == status, "\(what): \(answer.body)")
        #expect(answer["type"] == "urn:moneta:problem:\(kind)", "\(what): \(answer.body)")
        #expect(answer.headers["content-type"] == "application/problem+json", "\(what)")
        #expect(answer.list("codes") == codes, "\(what)")
    }

    @Test("opens nothing")
    func opening() async throws {
        try await DisputeNetwork.with { network in
            try await network.tellCharge("c-1")
            try await network.tellCharge("c-old", chargedAt: Timestamp.now().adding(seconds: -91 * 86_400))
            let rules: [(JSONValue, String)] = [
                (network.dispute("d-1", about: "c-none"), "CHARGE_UNKNOWN"),
                (network.dispute("d-1", about: "c-old"), "DISPUTE_WINDOW_CLOSED"),
                (network.dispute("d-1", about: "c-1") { $0["currency"] = "EUR" }, "CURRENCY_MISMATCH"),
                (network.dispute("d-1", about: "c-1") { $0["amount"] = 50 }, "AMOUNT_EXCEEDS_REFUNDABLE"),
                (network.dispute("d-1", about: "c-1") { $0["reason"] = "OTHER" }, "DESCRIPTION_REQUIRED"),
                (
                    network.dispute("d-1", about: "c-1") { $0["organization_id"] = "org-other" },
                    "PUBLISHER_NOT_OF_ORGANIZATION"
                ),
            ]
            for (body, code) in rules {
                expect(try await network.submit(body), 400, "rule-violation", codes: [code], code)
            }
            let shapes = [
                #"{"amount": 0}"#, #"{"amount": -1}"#, #"{"amount": 1e30}"#, #"{"amount": 0.001}"#,
                #"{"amount": "49"}"#, #"{"currency": "XXX"}"#, #"{"surprise": 1}"#, #"{"reason": 1}"#,
                #"{"evidence": [1]}"#,
            ]
            for shape in shapes {
                let members = try #require(JSONParser().parse(Array(shape.utf8)).object).members
                let body = network.dispute("d-1", about: "c-1") { object in
                    for member in members { object[member.name] = member.value }
                }
                expect(try await network.submit(body), 400, "invalid-request", shape)
            }
            try await signatures(network)
            for body in ["", "{", #"{"a": 1, "a": 2}"#, "[]"] {
                let answer = try await network.submit(Array(body.utf8))
                expect(answer, 400, body == "[]" ? "invalid-request" : "malformed-json", body)
            }
            let large = try await network.submit(
                Array(repeating: UInt8(ascii: " "), count: 10 << 20), signature: "a..b")
            #expect(large.status == 413)
            #expect(try await network.disputes.aggregates.get(network.reference("d-1")) == nil)
            #expect(try await network.disputes.open(about: network.contract("c-1"), transactionID: "t-c-1") == nil)
        }
    }

    private func signatures(_ network: DisputeNetwork) async throws {
        let body = network.dispute("d-1", about: "c-1").bytes
        let url = network.emulator.apiURL + DisputeNetwork.path
        let old = Timestamp.now().adding(seconds: -400)
        let unknown = try PublisherKey.generate(publisherID: network.plan.publisherID, now: .now())
        let refused: [(String, String)] = [
            ("none", ""), ("no JWS", "a.b.c"),
            ("of other bytes", try network.sign(Array("other".utf8), for: url)),
            ("for another URL", try network.sign(body, for: url + "/d-1/evidence")),
            ("for others", try network.sign(body, for: url, audience: "moneta-core-prod")),
            ("too old", try network.sign(body, for: url, at: old)),
            ("by a key that nobody knows", try network.sign(body, for: url, with: unknown)),
            ("by another publisher", try network.sign(body, for: url, with: network.strangerKey)),
        ]
        for (what, signature) in refused {
            let answer = try await network.submit(body, signature: signature)
            expect(answer, 401, "unauthorized", "a signature \(what)")
        }
        // Revoked for the rest of the test.
        let certificates = CertificateRepository(
            dynamo: network.disputes.aggregates.base.dynamo, table: network.tables.certificate)
        let revoked = try PublisherKey.generate(publisherID: network.plan.publisherID, now: .now())
        var model = revoked.model(publisherID: network.plan.publisherID)
        model.status = .revoked
        _ = try await certificates.save(model)
        expect(
            try await network.submit(body, signedBy: revoked), 401, "unauthorized",
            "a signature by a revoked certificate")
    }

    @Test("changes nothing in a dispute that is there")
    func changing() async throws {
        try await DisputeNetwork.with { network in
            try await network.openForReview("d-1", about: "c-1")
            let before = try await network.disputes.aggregates.get(network.reference("d-1"))
            let evidencePath = "\(DisputeNetwork.path)/d-1/evidence"
            let withdrawalPath = "\(DisputeNetwork.path)/d-1/withdrawals"
            let second: (inout JSONObject) -> Void = { $0["evidence_id"] = "e-2" }

            // A publisher of another organization, for its own and for the dispute's.
            for organizationID in ["org-demo", "org-other"] {
                let piece = network.evidence { members in
                    members["publisher_id"] = .string(DisputeNetwork.stranger)
                    members["organization_id"] = .string(organizationID)
                    members["evidence_id"] = "e-2"
                }
                let withdrawal: JSONValue = [
                    "organization_id": .string(organizationID), "publisher_id": .string(DisputeNetwork.stranger),
                ]
                expect(
                    try await network.submit(piece, to: evidencePath, signedBy: network.strangerKey), 404, "not-found",
                    "evidence of \(organizationID)")
                expect(
                    try await network.submit(withdrawal, to: withdrawalPath, signedBy: network.strangerKey), 404,
                    "not-found", "a withdrawal of \(organizationID)")
            }
            expect(
                try await network.submit(network.evidence(), to: "\(DisputeNetwork.path)/no-such/evidence"), 404,
                "not-found", "evidence for nothing")
            let pieces = [
                #"{"kind": "GOSSIP"}"#, #"{"size_bytes": 4}"#, #"{"size_bytes": 0}"#, #"{"size_bytes": 1e30}"#,
                #"{"content": "@"}"#, #"{"content_sha256": "00"}"#, #"{"media_type": "text"}"#, #"{"surprise": 1}"#,
            ]
            for shape in pieces {
                let members = try #require(JSONParser().parse(Array(shape.utf8)).object).members
                let piece = network.evidence { object in
                    second(&object)
                    for member in members { object[member.name] = member.value }
                }
                expect(try await network.submit(piece, to: evidencePath), 400, "invalid-request", shape)
            }
            expect(
                try await network.submit(network.evidence(second).bytes, to: evidencePath, signature: ""), 401,
                "unauthorized", "evidence without a signature")
            expect(
                try await network.submit(["organization_id": "org-demo"], to: withdrawalPath), 400, "invalid-request",
                "a withdrawal by nobody")
            try await decisions(network)
            for path in [evidencePath, withdrawalPath, "\(DisputeNetwork.path)/d-1/decisions"] {
                let large = Array(repeating: UInt8(ascii: " "), count: 10 << 20)
                #expect(try await network.submit(large, to: path, signature: "a..b").status == 413, "\(path)")
            }
            #expect(try await network.disputes.aggregates.get(network.reference("d-1")) == before)
            #expect(try await network.disputes.evidence(of: network.reference("d-1")).count == 1)
            let charge = try await network.disputes.charge(of: network.contract("c-1"), transactionID: "t-c-1")
            #expect(charge?.refunded.minorUnits == 0)
        }
    }

    private func decisions(_ network: DisputeNetwork) async throws {
        let accept = #"{"decision": "ACCEPT", "refund_amount": 49, "currency": "USD"}"#
        expect(try await network.decide("d-1", accept, as: nil), 401, "unauthorized", "nobody's decision")
        expect(try await network.decide("d-1", accept, as: .reader), 403, "forbidden", "a reader's decision")
        expect(try await network.decide("d-1", accept, as: .stranger), 404, "not-found", "a stranger's decision")
        expect(
            try await network.decide("d-1", accept, as: .stranger, query: "?organization_id=org-demo"), 404,
            "not-found", "a stranger's decision for others")
        expect(
            try await network.decide("d-1", accept, key: nil), 400, "idempotency-key-invalid",
            "a decision without a key")
        let refused = [
            (#"{"decision": "ACCEPT", "refund_amount": 49.01, "currency": "USD"}"#, "REFUND_EXCEEDS_DISPUTED"),
            (#"{"decision": "ACCEPT", "refund_amount": 49, "currency": "EUR"}"#, "CURRENCY_MISMATCH"),
        ]
        for (body, code) in refused {
            expect(try await network.decide("d-1", body), 400, "rule-violation", codes: [code], code)
        }
        let shapes = [
            #"{"decision": "ACCEPT", "refund_amount": 0, "currency": "USD"}"#,
            #"{"decision": "ACCEPT", "refund_amount": -1, "currency": "USD"}"#,
            #"{"decision": "ACCEPT", "refund_amount": 1e30, "currency": "USD"}"#,
            #"{"decision": "ACCEPT", "refund_amount": 0.001, "currency": "USD"}"#,
            #"{"decision": "PONDER"}"#, #"{"decision": "REJECT"}"#, "[]",
        ]
        for shape in shapes { expect(try await network.decide("d-1", shape), 400, "invalid-request", shape) }
    }
}
