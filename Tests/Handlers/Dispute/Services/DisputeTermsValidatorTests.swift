import Dispute
import SharedLayer
import Testing

@Suite("The rules by which a dispute can be opened")
struct DisputeTermsValidatorTests {
    private static let lastMoment = DisputeSamples.start.adding(seconds: 90 * 86_400)

    private func codes(
        _ request: OpenDisputeRequest, _ parties: DisputeParties, at now: Timestamp = DisputeSamples.start,
        book: DisputeTermsBook = DisputeTermsBook()
    ) -> [String] {
        DisputeTermsValidator(book: book).issues(of: request, parties, at: now).compactMap(\.code)
    }

    @Test("let a dispute pass that keeps them all, to the last moment of its window and for the whole charge")
    func passes() throws {
        let parties = DisputeSamples.parties(charge: try DisputeSamples.charge())
        #expect(codes(try DisputeSamples.request(), parties, at: Self.lastMoment) == [])
        let whole = try DisputeSamples.request(amount: .number(#require(Self.number("49.90"))))
        #expect(codes(whole, parties) == [])
    }

    @Test("name each that is broken")
    func single() throws {
        let request = try DisputeSamples.request()
        let charge = try DisputeSamples.charge()
        #expect(
            codes(request, DisputeSamples.parties(organizationStatus: .suspended, charge: charge))
                == ["ORGANIZATION_NOT_ACTIVE"])
        #expect(
            codes(request, DisputeSamples.parties(publisherStatus: .suspended, charge: charge))
                == ["PUBLISHER_NOT_ACTIVE"])
        #expect(codes(request, DisputeSamples.parties(charge: nil)) == ["CHARGE_UNKNOWN"])
        #expect(
            codes(request, DisputeSamples.parties(charge: try DisputeSamples.charge(organizationID: "org-2")))
                == ["CHARGE_UNKNOWN"])
        #expect(
            codes(try DisputeSamples.request(currency: "EUR"), DisputeSamples.parties(charge: charge))
                == ["CURRENCY_MISMATCH"])
        #expect(
            codes(try DisputeSamples.request(amount: 50), DisputeSamples.parties(charge: charge))
                == ["AMOUNT_EXCEEDS_REFUNDABLE"])
        #expect(
            codes(request, DisputeSamples.parties(charge: try DisputeSamples.charge(refunded: 91)))
                == ["AMOUNT_EXCEEDS_REFUNDABLE"])
        #expect(
            codes(request, DisputeSamples.parties(charge: charge), at: Self.lastMoment.adding(milliseconds: 1))
                == ["DISPUTE_WINDOW_CLOSED"])
        #expect(
            codes(try DisputeSamples.request(reason: .other), DisputeSamples.parties(charge: charge))
                == ["DESCRIPTION_REQUIRED"])
    }

    @Test("are told all at once, but a stranger is told only that it is one")
    func several() throws {
        let request = try DisputeSamples.request(reason: .other, currency: "EUR")
        let late = DisputeSamples.start.adding(seconds: 121 * 86_400)
        let charge = try DisputeSamples.charge()
        #expect(
            codes(
                request,
                DisputeSamples.parties(
                    organizationStatus: .suspended, publisherStatus: .suspended, charge: charge), at: late) == [
                    "ORGANIZATION_NOT_ACTIVE", "PUBLISHER_NOT_ACTIVE", "DESCRIPTION_REQUIRED", "CURRENCY_MISMATCH",
                    "DISPUTE_WINDOW_CLOSED",
                ])
        #expect(
            codes(
                request,
                DisputeSamples.parties(
                    organizationStatus: .suspended, publisherOrganization: "org-2", charge: charge), at: late)
                == ["PUBLISHER_NOT_OF_ORGANIZATION"])
    }

    @Test("count the window of the charge's own partner, else of the organization's")
    func partners() throws {
        let book = try #require(
            DisputeTermsBook(
                text: """
                    {"partners": {"partner-1": {"window_days": {"DUPLICATE": 10}},
                     "partner-2": {"window_days": {"DUPLICATE": 20}}}}
                    """))
        let request = try DisputeSamples.request()
        let day15 = DisputeSamples.start.adding(seconds: 15 * 86_400)
        let organizations = DisputeSamples.parties(charge: try DisputeSamples.charge())
        let own = DisputeSamples.parties(charge: try DisputeSamples.charge(partnerID: "partner-2"))
        #expect(codes(request, organizations, at: day15, book: book) == ["DISPUTE_WINDOW_CLOSED"])
        #expect(codes(request, own, at: day15, book: book) == [])
    }

    private static func number(_ text: String) -> JSONNumber? {
        (try? JSONParser().parse(Array(text.utf8)))?.number
    }
}
