import Settlement
import SharedLayer
import Testing

@Suite("The rules of a settlement")
struct SettlementValidatorTests {
    struct Case: Sendable, CustomStringConvertible {
        let codes: [SettlementViolation.Code]
        let edit: @Sendable (inout SettlementFacts) throws -> Void
        var request: @Sendable () throws -> SettlementRequest = { try SettlementValidatorTests.request() }
        var description: String { codes.map(\.rawValue).joined(separator: " ") }
    }

    static let cases: [Case] = [
        Case(codes: [], edit: { _ in }),
        Case(codes: [.organizationNotActive], edit: { $0.organization?.status = .suspended }),
        Case(codes: [.organizationNotActive], edit: { $0.organization = nil }),
        Case(codes: [.publisherNotOfOrganization], edit: { $0.publisher = nil }),
        Case(
            codes: [.publisherNotOfOrganization],
            edit: {
                $0.publisher = PublisherModel(publisherID: "p", organizationID: "other", name: "p", status: .active)
                $0.partner?.status = .suspended
            }),
        Case(codes: [.publisherNotActive], edit: { $0.publisher?.status = .suspended }),
        Case(codes: [.partnerNotOfOrganization], edit: { $0.partner = nil }),
        Case(
            codes: [.partnerNotOfOrganization],
            edit: {
                $0.organization?.partnerID = "other"
                $0.account = nil
            }),
        Case(codes: [], edit: { $0.organization?.partnerID = "other" }),
        Case(codes: [.partnerNotActive], edit: { $0.partner?.status = .suspended }),
        Case(codes: [.nothingToSettle], edit: { $0.measure = SettlementMeasure(broughtForward: try Sample.money(-5)) }),
        Case(codes: [.belowMinimumAmount], edit: { $0.minimumNet = try Sample.money(101) }),
        Case(codes: [], edit: { $0.minimumNet = try Sample.money(100) }),
        Case(
            codes: [],
            edit: {
                $0.minimumNet = try Sample.money(101)
                $0.measure.isComplete = false
            }),
        Case(codes: [.settlementUnderWay], edit: { $0.account?.openSettlementID = "s-0" }),
        Case(
            codes: [.periodAlreadySettled],
            edit: { $0.account?.settledThrough = Sample.moment.adding(seconds: -86_399) }),
        Case(codes: [], edit: { $0.account?.settledThrough = Sample.moment.adding(seconds: -86_400) }),
        Case(
            codes: [.periodNotClosed], edit: { _ in }, request: { try request(end: Sample.moment.adding(seconds: 1)) }),
        Case(
            codes: [.periodTooLong], edit: { _ in },
            request: { try request(start: Sample.moment.adding(seconds: -367 * 86_400)) }),
        Case(codes: [.templateVersionUnknown], edit: { _ in }, request: { try request(template: "2") }),
        Case(codes: [.nameReserved], edit: { _ in }, request: { try request(id: "daily-1") }),
    ]

    @Test("are told all at once, and of strangers' affairs nothing", arguments: cases)
    func violations(_ rule: Case) throws {
        var facts = try Self.facts()
        try rule.edit(&facts)
        let violations = SettlementValidator().violations(of: try rule.request(), facts: facts, at: Sample.moment)
        #expect(violations.map(\.code) == rule.codes)
    }

    @Test("let a net below zero through: it is booked and carried forward")
    func negative() throws {
        var facts = try Self.facts()
        facts.measure = SettlementMeasure(broughtForward: try Sample.money(0))
        try facts.measure.add(
            Sample.entry(1, .refund, 500, in: Sample.account()),
            fee: SettlementFee(basisPoints: 0, fixed: Sample.money(0)))
        facts.minimumNet = try Sample.money(100)
        #expect(facts.measure.net.minorUnits == -500)
        #expect(SettlementValidator().violations(of: try Self.request(), facts: facts, at: Sample.moment) == [])
    }

    static func request(
        id: String = "s-1", start: Timestamp = Sample.moment.adding(seconds: -86_400), end: Timestamp = Sample.moment,
        template: String? = nil
    ) throws -> SettlementRequest {
        SettlementRequest(
            settlementID: id, organizationID: "org-1", publisherID: "publisher-1", partnerID: "partner-1",
            currency: try Sample.currency(), periodStart: start, periodEnd: end, templateVersion: template)
    }

    static func facts() throws -> SettlementFacts {
        var measure = SettlementMeasure(broughtForward: try Sample.money(0))
        try measure.add(
            Sample.entry(1, .charge, 100, in: Sample.account()),
            fee: SettlementFee(basisPoints: 0, fixed: Sample.money(0)))
        return SettlementFacts(
            organization: OrganizationModel(
                organizationID: "org-1", name: "o", status: .active, partnerID: "partner-1"),
            publisher: PublisherModel(
                publisherID: "publisher-1", organizationID: "org-1", name: "p", status: .active),
            partner: PartnerModel(
                partnerID: "partner-1", name: "p", status: .active, endpointURL: "https://p.example", apiKey: "k"),
            account: SettlementAccountModel(
                account: try Sample.account(), createdAt: Sample.moment, dueAt: Sample.moment,
                balance: try Sample.money(0)),
            measure: measure, minimumNet: try Sample.money(0))
    }
}
