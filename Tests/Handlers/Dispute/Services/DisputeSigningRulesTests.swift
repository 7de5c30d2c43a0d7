import Dispute
import SharedLayer
import Testing

@Suite("What the dispute stack signs")
struct DisputeSigningRulesTests {
    private func isSigned(_ dispute: DisputeModel) -> Bool {
        do {
            try DisputeSigningRules.check(dispute)
            return true
        } catch {
            return error.code != .notSignable
        }
    }

    @Test("are responses to disputes that have ended", arguments: DisputeStatus.allCases)
    func ended(status: DisputeStatus) throws {
        let dispute = try DisputeSamples.dispute(status, refund: status == .accepted ? 4_900 : nil, resolution: "R")
        #expect(isSigned(dispute) == !DisputeStateMachine.open.contains(status))
    }

    @Test("are no responses whose money does not add up")
    func money() throws {
        #expect(isSigned(try DisputeSamples.dispute(.accepted, refund: 1, resolution: "R")))
        #expect(!isSigned(try DisputeSamples.dispute(.accepted, refund: 4_901, resolution: "R")))
        #expect(!isSigned(try DisputeSamples.dispute(.accepted, refund: 0, resolution: "R")))
        #expect(!isSigned(try DisputeSamples.dispute(.accepted, resolution: "R")))
        #expect(!isSigned(try DisputeSamples.dispute(.rejected, refund: 1, resolution: "R")))
        #expect(!isSigned(try DisputeSamples.dispute(.rejected)))
    }

    @Test("is canonical JSON with its amounts as texts")
    func document() throws {
        let dispute = try DisputeSamples.dispute(.accepted, refund: 1_000, resolution: "PARTIAL_REFUND")
        let bytes = try DisputeResponseDocument(
            dispute: dispute, evidence: [], publisherSignature: "h..s", signedAt: DisputeSamples.start
        ).canonicalBytes()
        let zeros = String(repeating: "0", count: 64)
        #expect(
            String(decoding: bytes, as: UTF8.self) == """
                {"amount":"49.00","charged_at":"2025-11-21T12:00:00.000Z","contract_id":"c-1","currency":"USD",\
                "decided_at":"2025-11-21T12:01:00.000Z","dispute_id":"d-1","document_type":"dispute_response",\
                "document_version":"1","evidence":[],"history_sha256":"\(zeros)",\
                "opened_at":"2025-11-21T12:01:00.000Z","opened_by":"pub-1","organization_id":"org-1",\
                "partner_id":"partner-1","publisher_signature":"h..s","reason":"DUPLICATE","refund":"10.00",\
                "request_sha256":"\(DisputeSamples.hash)","resolution":"PARTIAL_REFUND",\
                "signed_at":"2025-11-21T12:00:00.000Z","status":"ACCEPTED","transaction_id":"t-1"}
                """)
    }
}
