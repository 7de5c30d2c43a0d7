import Testing

@testable import Functions

@Suite("Retries of asynchronous invocations")
struct AsynchronousRetryRulesTests {
    private let rules = AsynchronousRetryRules()

    @Test("A function that fails is tried after one minute and after two, then given up")
    func failures() {
        #expect(rules.afterFailure(invocations: 1, retriesMax: 2) == .retry(afterMilliseconds: 60_000))
        #expect(rules.afterFailure(invocations: 2, retriesMax: 2) == .retry(afterMilliseconds: 120_000))
        #expect(rules.afterFailure(invocations: 3, retriesMax: 2) == .giveUp(.retriesExhausted))
    }

    @Test("A function's own settings allow fewer retries", arguments: [(0, 1), (1, 2)])
    func fewer(retriesMax: Int, invocations: Int) {
        #expect(rules.afterFailure(invocations: invocations, retriesMax: retriesMax) == .giveUp(.retriesExhausted))
    }

    @Test(
        "Throttled invocations wait from one second, doubling, up to five minutes",
        arguments: [(1, 1_000), (2, 2_000), (3, 4_000), (9, 256_000), (10, 300_000), (1_000_000, 300_000)])
    func throttles(throttles: Int, milliseconds: Int64) {
        #expect(rules.delayMilliseconds(afterThrottles: throttles) == milliseconds)
    }

    @Test("An event is too old from its largest age on", arguments: [(59_999, false), (60_000, true), (60_001, true)])
    func age(milliseconds: Int64, isTooOld: Bool) {
        #expect(rules.isTooOld(ageMilliseconds: milliseconds, ageSecondsMax: 60) == isTooOld)
    }
}
