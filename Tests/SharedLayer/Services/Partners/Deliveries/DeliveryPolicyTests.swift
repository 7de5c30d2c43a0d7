import SharedLayer
import Testing

@Suite("Delivery policy")
struct DeliveryPolicyTests {
    private let policy = DeliveryPolicy()

    @Test(
        "doubles the bound of the delay with each attempt",
        arguments: [(1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 64), (7, 128)])
    func doubles(attempt: Int, bound: Int) {
        #expect(policy.delaySeconds(after: attempt, jitter: 1, retryAfterSeconds: nil) == bound)
        #expect(policy.delaySeconds(after: attempt, jitter: 0, retryAfterSeconds: nil) == 0)
    }

    @Test("has no delay after the last attempt, nor after more than that", arguments: [8, 9, 100])
    func last(attempt: Int) {
        #expect(policy.delaySeconds(after: attempt, jitter: 1, retryAfterSeconds: 5) == nil)
    }

    @Test("waits as long as the partner asks, up to fifteen minutes", arguments: [(30, 30), (86_400, 900), (0, 2)])
    func retryAfter(asked: Int, waited: Int) {
        #expect(policy.delaySeconds(after: 1, jitter: 1, retryAfterSeconds: asked) == waited)
    }
}
