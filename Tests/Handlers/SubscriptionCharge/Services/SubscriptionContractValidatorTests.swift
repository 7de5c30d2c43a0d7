import SharedLayer
import SubscriptionCharge
import Testing

@Suite("Subscription contract validator")
struct SubscriptionContractValidatorTests {
    private let validator = SubscriptionContractValidator()

    @Test("finds nothing wrong with a charge that keeps every rule")
    func accepts() throws {
        #expect(validator.violations(of: try Sample.request(), parties: Sample.parties()).isEmpty)
    }

    @Test(
        "limits a charge by the tier: up to the limit, and not a minor unit more",
        arguments: [
            (MPassTier.bronze, "100", "USD", true), (.bronze, "100.00", "USD", true), (.bronze, "100.01", "USD", false),
            (.silver, "500", "USD", true), (.silver, "500.01", "USD", false), (.gold, "1000000", "USD", true),
            (.platinum, "1000000", "USD", true), (.bronze, "100", "JPY", true), (.bronze, "101", "JPY", false),
            (.bronze, "100.000", "KWD", true), (.bronze, "100.001", "KWD", false),
        ])
    func tiers(tier: MPassTier, amount: String, currency: String, isAllowed: Bool) throws {
        let request = try Sample.request(amount: amount, currency: currency)
        let violations = validator.violations(of: request, parties: Sample.parties(tier: tier))
        #expect(violations.map(\.code) == (isAllowed ? [] : [.tierLimitExceeded]))
    }

    @Test(
        "refuses an mPass that is not active",
        arguments: MPassStatus.allCases.filter { $0 != .active })
    func inactiveMPass(status: MPassStatus) throws {
        let violations = validator.violations(of: try Sample.request(), parties: Sample.parties(mPassStatus: status))
        #expect(violations.map(\.code) == [.mPassNotActive])
        #expect(violations.first?.pointer == "/mpass_id")
    }

    @Test("tells no difference between no mPass and one of another organization")
    func foreignMPass() throws {
        let request = try Sample.request()
        let missing = validator.violations(of: request, parties: Sample.parties(hasMPass: false))
        let foreign = validator.violations(of: request, parties: Sample.parties(mPassOrganization: "org-2"))
        #expect(missing.map(\.code) == [.mPassUnknown])
        #expect(missing == foreign)
    }

    @Test("tells a publisher of another organization nothing else")
    func foreignPublisher() throws {
        let parties = Sample.parties(organizationStatus: .closed, publisherOrganization: "org-2", hasMPass: false)
        let violations = validator.violations(of: try Sample.request(), parties: parties)
        #expect(violations.map(\.code) == [.publisherNotOfOrganization])
    }

    @Test("lists every rule that is violated")
    func lists() throws {
        let parties = Sample.parties(
            organizationStatus: .suspended, publisherStatus: .suspended, tier: .bronze, mPassStatus: .suspended)
        let violations = validator.violations(of: try Sample.request(amount: "101"), parties: parties)
        #expect(
            violations.map(\.code) == [
                .organizationNotActive, .publisherNotActive, .mPassNotActive, .tierLimitExceeded,
            ])
    }
}
