import Dispute
import SharedLayer
import Testing

@Suite("The terms of disputes")
struct DisputeTermsTests {
    @Test(
        "ask for evidence by reason, and for something for each",
        arguments: [
            (DisputeReason.unauthorized, [EvidenceKind.correspondence]), (.duplicate, [.receipt]),
            (.wrongAmount, [.receipt]), (.notProvided, [.correspondence]), (.notAsDescribed, [.correspondence]),
            (.cancelled, [.cancellation]), (.refundNotReceived, [.refundProof]), (.other, [.correspondence]),
        ])
    func evidence(reason: DisputeReason, kinds: [EvidenceKind]) {
        #expect(DisputeTerms().evidence(for: reason) == kinds)
    }

    @Test("give 120 days from the charge, and 90 for a duplicate", arguments: DisputeReason.allCases)
    func windows(reason: DisputeReason) {
        let days = Int64(reason == .duplicate ? 90 : 120)
        let end = DisputeTerms().windowEnd(for: reason, chargedAt: DisputeSamples.start)
        #expect(end == DisputeSamples.start.adding(seconds: days * 86_400))
    }

    @Test("give 30 days for evidence and 45 for the review, and leave what has ended alone")
    func deadlines() {
        let now = DisputeSamples.start
        let terms = DisputeTerms()
        #expect(terms.respondBy(.forEvidence, at: now, current: nil) == now.adding(seconds: 30 * 86_400))
        #expect(terms.respondBy(.forReview, at: now, current: nil) == now.adding(seconds: 45 * 86_400))
        #expect(terms.respondBy(.unchanged, at: now, current: now) == now)
        #expect(terms.respondBy(.none, at: now, current: now) == nil)
    }

    @Test("differ for a partner where the setting says so, and only in what it says")
    func partners() throws {
        let book = try #require(
            DisputeTermsBook(
                text: """
                    {"partners": {"p-1": {"evidence_days": 10, "required_evidence": {"OTHER": []},
                     "window_days": {"OTHER": 7}}}, "standard": {"review_days": 20}}
                    """))
        let theirs = book.terms(with: "p-1")
        #expect(theirs.evidenceDays == 10)
        #expect(theirs.reviewDays == 20)
        #expect(theirs.evidence(for: .other) == [])
        #expect(theirs.evidence(for: .duplicate) == [.receipt])
        #expect(
            theirs.windowEnd(for: .other, chargedAt: DisputeSamples.start)
                == DisputeSamples.start.adding(seconds: 7 * 86_400))
        let others = book.terms(with: "p-2")
        #expect(others.evidenceDays == 30)
        #expect(others.reviewDays == 20)
        #expect(book.standard == others)
    }

    @Test(
        "refuse a setting that says what nobody can have meant",
        arguments: [
            "", "[]", "{", #"{"partner": {}}"#, #"{"standard": []}"#, #"{"partners": []}"#,
            #"{"standard": {"evidence_days": 0}}"#, #"{"standard": {"evidence_days": "10"}}"#,
            #"{"standard": {"review_days": 1.5}}"#, #"{"standard": {"review_days": 3651}}"#,
            #"{"standard": {"window_days": {"NO_SUCH": 1}}}"#, #"{"standard": {"window_days": 120}}"#,
            #"{"standard": {"required_evidence": {"OTHER": ["NO_SUCH"]}}}"#,
            #"{"standard": {"required_evidence": {"OTHER": ["RECEIPT", "RECEIPT"]}}}"#,
            #"{"standard": {"surprise": 1}}"#, #"{"partners": {"p": {"surprise": 1}}}"#,
        ])
    func faults(text: String) {
        #expect(DisputeTermsBook(text: text) == nil)
    }
}
